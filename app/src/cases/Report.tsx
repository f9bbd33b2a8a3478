// What a file of cases could not bring in: the line, the reason, and what to do. It stays until it is put away.
import { X } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import { caseMessages } from './messages.en.ts';
import styles from './Report.module.css';

const t = translator('cases', caseMessages);
/** The first ones say enough. */
const mostShown = 50;

export function Report() {
  const report = useStore((state) => state.caseReport);
  if (!report) return null;
  const { from, problems, notes } = report;
  const left = problems.length + notes.length - mostShown;
  return (
    <section className={styles.report} aria-label={t('report', { from })}>
      <h3 className={styles.title}>
        {t('report', { from })}
        <IconButton label={t('putAway')} icon={<X />} onClick={() => useStore.setState({ caseReport: undefined })} />
      </h3>
      <ul>
        {problems.slice(0, mostShown).map(({ line, message }, i) => (
          <li key={i} className={styles.problem}>
            <Prose text={t('reportLine', { line, message })} />
          </li>
        ))}
        {notes.slice(0, Math.max(0, mostShown - problems.length)).map((note, i) => (
          <li key={i}>
            <Prose text={note} />
          </li>
        ))}
        {left > 0 && <li>{t('reportMore', { count: left })}</li>}
      </ul>
    </section>
  );
}
