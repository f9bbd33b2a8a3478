// The answer in one line; pressing it tells the way.
import { Anchor, BookmarkPlus, ChevronRight, Equal, EqualNot, History, TriangleAlert } from 'lucide-react';
import { message, summarize } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { decisionOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { agrees, loggedText } from './logged.ts';
import { isTooLarge } from './size.ts';
import { toneOf } from './tone.ts';
import { ToneMark } from './ToneMark.tsx';
import { IconButton } from '../ui/Button.tsx';
import styles from './AnswerLine.module.css';

const t = translator('tester', testerMessages);

export function AnswerLine() {
  const decision = useStore(decisionOf);
  const notes = useStore((state) => state.notes);
  const isLarge = useStore((state) => isTooLarge(state.request));
  const logged = useStore((state) => state.logged);
  const openDock = useStore((state) => state.openDock);
  const tone = toneOf(decision.outcome);
  return (
    <section className={styles.line} aria-label={t('answer')} data-tone={tone}>
      <button type="button" className={styles.answer} title={t('openWay')} onClick={() => openDock('way')}>
        <ToneMark tone={tone} />
        <output className={styles.text}>{message(summarize(decision))}</output>
        <span className={styles.steps}>
          {t('steps', { count: decision.steps.length })}
          <ChevronRight aria-hidden="true" />
        </span>
      </button>
      <IconButton label={t('saveCase')} icon={<BookmarkPlus />} onClick={() => void saveCase()} />
      <ul className={styles.notes}>
        {decision.ageDependent && (
          <li className={styles.note}>
            <History aria-hidden="true" />
            {t('ageDependent')}
          </li>
        )}
        {isLarge && (
          <li className={styles.note}>
            <TriangleAlert aria-hidden="true" />
            {t('tooLarge')}
          </li>
        )}
        {logged && (
          <li className={styles.note} data-agrees={agrees(logged, decision.outcome)}>
            {agrees(logged, decision.outcome) ? <Equal aria-hidden="true" /> : <EqualNot aria-hidden="true" />}
            {t(agrees(logged, decision.outcome) ? 'logAgrees' : 'logDiffers', { answer: loggedText(logged) })}
          </li>
        )}
        {notes.map((note) => (
          <li key={note} className={styles.note} title={note}>
            <Anchor aria-hidden="true" />
            {note}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What saves is loaded later. */
async function saveCase(): Promise<void> {
  const { saveThisRequest } = await import('../cases/edits.ts');
  saveThisRequest();
}
