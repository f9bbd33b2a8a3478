// The request before and after: the part of the path that a rule matched, and what changed on the way to the pod.
import { ArrowRight, Minus, Pencil, Plus } from 'lucide-react';
import type { HttpRequest, Step, UpstreamRequest } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { headerChanges, isUnchanged, matchedPath, type HeaderChange } from './leaving.ts';
import { wayMessages } from './messages.en.ts';
import styles from './Facts.module.css';

/** A path of 64 kB is recognised by its ends. */
const shortened = (text: string): string => (text.length <= 600 ? text : `${text.slice(0, 400)} … ${text.slice(-160)}`);

const t = translator('way', wayMessages);

interface LeavingProps {
  readonly request: HttpRequest;
  readonly upstream: UpstreamRequest;
  readonly steps: readonly Step[];
}

export function Leaving({ request, upstream, steps }: LeavingProps) {
  const { matched, rest } = matchedPath(steps, request.path);
  const changes = headerChanges(request.headers, upstream.headers);
  const same = changes.filter(({ kind }) => kind === 'same');
  return (
    <section>
      <h3 className={styles.title}>{t('leaves')}</h3>
      <dl className={styles.leaving}>
        <dt>{t('path')}</dt>
        <dd>
          {matched !== '' && <mark title={t('matched')}>{shortened(matched)}</mark>}
          {shortened(rest)}
          {upstream.path !== matched + rest && <After text={upstream.path} />}
        </dd>
        <dt>{t('host')}</dt>
        <dd>
          {request.host ?? t('noHost')}
          {upstream.authority !== (request.host ?? '') && <After text={upstream.authority} />}
        </dd>
        <dt>{t('headers')}</dt>
        <dd>
          <ul>
            {changes
              .filter(({ kind }) => kind !== 'same')
              .map((change) => (
                <Change key={`${change.kind} ${change.name}`} change={change} />
              ))}
          </ul>
          {changes.length === 0 && <span className={styles.quiet}>{t('noHeaders')}</span>}
          {same.length > 0 && (
            <details className={styles.quiet}>
              <summary>{t('sameHeaders', { count: same.length })}</summary>
              <pre className={styles.code}>
                {same.map(({ name, after }) => after.map((value) => `${name}: ${value}`).join('\n')).join('\n')}
              </pre>
            </details>
          )}
        </dd>
      </dl>
      {isUnchanged(request, upstream) && <p className={styles.quiet}>{t('asItCame')}</p>}
    </section>
  );
}

function After({ text }: { readonly text: string }) {
  return (
    <span className={styles.after}>
      <ArrowRight role="img" aria-label={t('becomes')} />
      {shortened(text)}
    </span>
  );
}

const marks = { added: Plus, removed: Minus, changed: Pencil } as const;

function Change({ change: { kind, name, before, after } }: { readonly change: HeaderChange }) {
  if (kind === 'same') return null;
  const Icon = marks[kind];
  return (
    <li className={styles.change} data-kind={kind}>
      <Icon role="img" aria-label={t(kind)} />
      <span>
        {name}: {(kind === 'added' ? after : before).join(', ')}
        {kind === 'changed' && <After text={after.join(', ')} />}
      </span>
    </li>
  );
}
