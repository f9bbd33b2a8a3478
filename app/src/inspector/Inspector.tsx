// What is known of the selection: its facts, its rules with their weights, whom it names, what is wrong with it.
import { TextCursorInput } from 'lucide-react';
import type { Resource, ResourceId } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { inspectorMessages } from './messages.en.ts';
import { problemsOf } from '../problems/problems.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import { docOf, factsOf } from './facts.ts';
import { KindMark } from './KindMark.tsx';
import { Overview } from './Overview.tsx';
import { Links } from './Links.tsx';
import { Rules } from './Rules.tsx';
import styles from './Inspector.module.css';

const t = translator('inspector', inspectorMessages);

export function Inspector() {
  const selected = useStore((state) => state.selection?.resource);
  const resource = useStore((state) => derivedOf(state).resources.find(({ id }) => id === selected));
  if (selected === undefined) return <Overview />;
  if (!resource) return <p className={styles.note}>{t('gone')}</p>;
  return <ResourceDetails resource={resource} />;
}

function ResourceDetails({ resource }: { readonly resource: Resource }) {
  const select = useStore((state) => state.select);
  const isStale = useStore((state) => derivedOf(state).stale.has(resource.id));
  const whole = { resource: resource.id, path: [] };
  return (
    <article className={styles.details} aria-label={resource.name}>
      <header className={styles.head}>
        <KindMark kind={resource.kind === 'Other' ? resource.actualKind : resource.kind} />
        <h2 className={styles.name}>{resource.name}</h2>
        <Button look="quiet" icon={<TextCursorInput />} onClick={() => select(whole, 'details')}>
          {t('showInText')}
        </Button>
      </header>
      {isStale && <p className={styles.stale}>{t('stale')}</p>}
      <dl className={styles.facts}>
        {factsOf(resource).map(({ fact, values }) => (
          <div key={fact} className={styles.fact}>
            <dt title={docOf(resource, fact)}>{t(fact)}</dt>
            {values.map((value, i) => (
              <dd key={i}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
      {resource.kind === 'VirtualService' && <Rules resource={resource} />}
      <Links id={resource.id} />
      <OwnProblems id={resource.id} />
    </article>
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
