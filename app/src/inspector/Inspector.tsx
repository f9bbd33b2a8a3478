// What is known of the selection: its form or its text, whom it names, what is wrong with it.
import { TextCursorInput } from 'lucide-react';
import type { Path, Ref, Resource, ResourceId } from '@portolan/engine';
import { useEffect, useRef, useState } from 'react';
import { showInText } from '../forms/context.ts';
import { Crumbs } from '../forms/Crumbs.tsx';
import { Definition } from '../forms/Definition.tsx';
import { Form } from '../forms/Form.tsx';
import { crumbsTo } from '../forms/place.ts';
import { translator } from '../i18n/translate.ts';
import { inspectorMessages } from './messages.en.ts';
import { problemsOf } from '../problems/problems.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { docOf, factsOf } from './facts.ts';
import { KindMark } from './KindMark.tsx';
import { Overview } from './Overview.tsx';
import { Links } from './Links.tsx';
import styles from './Inspector.module.css';

const t = translator('inspector', inspectorMessages);

export function Inspector() {
  const selected = useStore((state) => state.selection?.resource);
  const resource = useStore((state) => derivedOf(state).resources.find(({ id }) => id === selected));
  const [view, setView] = useState<View>('form');
  if (selected === undefined) return <Overview />;
  if (!resource) return <p className={styles.note}>{t('gone')}</p>;
  return <ResourceDetails resource={resource} view={view} onView={setView} />;
}

type View = 'form' | 'definition';

interface ResourceDetailsProps {
  readonly resource: Resource;
  readonly view: View;
  readonly onView: (view: View) => void;
}

function ResourceDetails({ resource, view, onView }: ResourceDetailsProps) {
  const isStale = useStore((state) => derivedOf(state).stale.has(resource.id));
  const selected = useStore((state) => state.selection?.path ?? noPath);
  const crumbs = resource.kind === 'Other' ? [whole] : crumbsTo(resource.kind, resource.value, selected);
  const at: Ref = { resource: resource.id, path: crumbs.at(-1)?.path ?? [] };
  const kind = resource.kind === 'Other' ? resource.actualKind : resource.kind;
  return (
    <article className={styles.details} aria-label={resource.name}>
      <header className={styles.head}>
        <KindMark kind={kind} />
        <h2 className={styles.name}>{resource.name}</h2>
        <Crumbs resource={resource.id} kind={kind} crumbs={crumbs} />
      </header>
      {isStale && <p className={styles.stale}>{t('stale')}</p>}
      <Tabs
        label={t('views')}
        tabs={views}
        value={view}
        onChange={onView}
        className={styles.views}
        end={
          <Button look="quiet" icon={<TextCursorInput />} onClick={() => showInText(at)}>
            {t('showInText')}
          </Button>
        }
      >
        {view === 'form' ? (
          <FormView key={at.path.join()} resource={resource} at={at} />
        ) : (
          <div className={styles.view}>
            <Definition at={at} name={resource.name} />
          </div>
        )}
      </Tabs>
    </article>
  );
}

const noPath: Path = [];
const whole = { path: noPath };
const views = [
  { id: 'form', label: t('form') },
  { id: 'definition', label: t('definition') },
] as const;

function FormView({ resource, at }: { readonly resource: Resource; readonly at: Ref }) {
  const place = useRef<HTMLDivElement>(null);
  // Who went down or up by the form itself goes on from its beginning; nobody else loses the focus.
  useEffect(() => {
    const isOurs = useStore.getState().selectionOrigin === 'details' && document.activeElement === document.body;
    if (isOurs) place.current?.closest<HTMLElement>('[role="tabpanel"]')?.focus();
  }, []);
  const isWhole = at.path.length === 0;
  const facts = factsOf(resource);
  return (
    <div ref={place} className={styles.view}>
      {isWhole && facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ fact, values }) => (
            <div key={fact} className={styles.fact}>
              <dt title={docOf(resource, fact)}>{t(fact)}</dt>
              {values.map((value, i) => (
                <dd key={i}>{value}</dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      {resource.kind === 'Other' ? <p className={styles.hint}>{t('noForm')}</p> : <Form resource={resource} at={at} />}
      {isWhole && <Links id={resource.id} />}
      {isWhole && <OwnProblems id={resource.id} />}
    </div>
  );
}

function OwnProblems({ id }: { readonly id: ResourceId }) {
  const all = useStore((state) => problemsOf(state.source, derivedOf(state)));
  const select = useStore((state) => state.select);
  const own = all.filter(({ at }) => at?.resource === id);
  if (own.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{t('problems')}</h3>
      <ul>
        {own.map(({ key, message, severity, at }) => (
          <li key={key}>
            <button
              type="button"
              className={styles.problem}
              data-severity={severity}
              onClick={() => at && select(at, 'details')}
            >
              <Prose text={message} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
