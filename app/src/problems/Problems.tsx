// The list of problems; pressing one goes to its place.
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Severity } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { problemMessages } from './messages.en.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Prose } from '../ui/Prose.tsx';
import { lineOf, problemsOf, type ListedProblem } from './problems.ts';
import styles from './Problems.module.css';

const t = translator('problems', problemMessages);
const icons = { error: CircleAlert, warning: TriangleAlert, hint: Info } as const satisfies Record<Severity, unknown>;
/** A text that is wrong throughout would fill the page; the first ones say enough. */
const mostShown = 200;

export function Problems() {
  const problems = useStore((state) => problemsOf(state.source, derivedOf(state)));
  if (problems.length === 0) {
    return (
      <div className={styles.empty}>
        <p>{t('none')}</p>
        <p className={styles.hint}>{t('noneHint')}</p>
      </div>
    );
  }
  const left = problems.length - mostShown;
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {problems.slice(0, mostShown).map((problem) => (
        <ProblemRow key={problem.key} problem={problem} />
      ))}
      {left > 0 && <li className={styles.hint}>{t('more', { count: left })}</li>}
    </ul>
  );
}

function ProblemRow({ problem }: { readonly problem: ListedProblem }) {
  const text = useStore((state) => state.source.text);
  const { severity, message, hint, at, place, code } = problem;
  const Icon = icons[severity];
  const go = () => {
    const { select, revealText } = useStore.getState();
    if (at) select(at, 'problems');
    else if (place) revealText(place.from, place.to);
  };
  return (
    <li>
      <button type="button" className={styles.row} data-severity={severity} onClick={go}>
        <span className={styles.icon} role="img" aria-label={t(severity)}>
          <Icon aria-hidden="true" />
        </span>
        <span className={styles.message}>
          <Prose text={message} />
          {hint !== undefined && (
            <span className={styles.hint}>
              {' '}
              <Prose text={hint} />
            </span>
          )}
        </span>
        <span className={styles.place}>
          {at && !at.resource.startsWith('/') ? at.resource : t('inText')}
          {place && ` · ${t('line', { line: lineOf(text, place.from) })}`}
        </span>
        <code className={styles.code}>{code}</code>
      </button>
    </li>
  );
}
