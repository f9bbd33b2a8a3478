// The rules that no case reaches; pressing one goes to it.
import { CircleDashed } from 'lucide-react';
import { isCovered, ruleName, type RuleCoverage } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { caseMessages } from './messages.en.ts';
import styles from './Uncovered.module.css';

const t = translator('cases', caseMessages);
/** The first ones say enough. */
const mostShown = 100;

export function Uncovered() {
  const coverage = useStore((state) => state.coverage);
  if (!coverage || coverage.total === 0) return null;
  const { rules, covered, total } = coverage;
  const missing = rules.filter((rule) => !isCovered(rule));
  return (
    <section className={styles.section} aria-label={t('uncovered')}>
      <h3 className={styles.title}>
        {t('coverage', { covered, total })}
        <meter
          className={styles.meter}
          min={0}
          max={total}
          value={covered}
          aria-label={t('coverage', { covered, total })}
        />
      </h3>
      {missing.length === 0 ? (
        <p className={styles.note}>{t('coverageFull')}</p>
      ) : (
        <ul>
          {missing.slice(0, mostShown).map((rule) => (
            <Missing key={`${rule.virtualService} ${rule.list} ${rule.index}`} rule={rule} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Missing({ rule }: { readonly rule: RuleCoverage }) {
  const select = useStore((state) => state.select);
  const { virtualService, list, index, count, missing } = rule;
  const entries = missing.map((match) => match + 1).join(', ');
  const what = count === 0 ? t('uncoveredRule') : t('uncoveredEntries', { count: missing.length, entries });
  return (
    <li>
      <button
        type="button"
        className={styles.rule}
        onClick={() => select({ resource: virtualService, path: ['spec', list, index] }, 'way')}
      >
        <CircleDashed aria-hidden="true" />
        <span className={styles.name}>{ruleName(rule)}</span>
        <span className={styles.note}>{what}</span>
      </button>
    </li>
  );
}
