// The page: bar, question, answer, panes and dock; dialogs and toasts above them.
import { useShortcuts } from '../commands/useShortcuts.ts';
import { usePaste } from '../files/usePaste.ts';
import { translator } from '../i18n/translate.ts';
import { shellMessages } from './messages.en.ts';
import { ActionOverlays } from '../actions/ActionOverlays.tsx';
import { AnswerLine } from '../tester/AnswerLine.tsx';
import { RequestBar } from '../tester/RequestBar.tsx';
import { useMedia } from '../ui/useMedia.ts';
import { useRested } from '../ui/useRested.ts';
import styles from './App.module.css';
import { Dialogs } from './Dialogs.tsx';
import { Guard } from './Guard.tsx';
import { NarrowPanes } from './laterNarrow.ts';
import { DropZone, Toasts } from './laterPanes.ts';
import { TopBar } from './TopBar.tsx';
import { useTheme } from './useTheme.ts';
import { WidePanes } from './WidePanes.tsx';

const t = translator('shell', shellMessages);

export function App() {
  useTheme();
  useShortcuts();
  usePaste();
  const isRested = useRested();
  const isNarrow = useMedia('(max-width: 719px)');
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#request">
        {t('skipToRequest')}
      </a>
      <TopBar />
      <div className={styles.question}>
        <RequestBar />
        <AnswerLine />
      </div>
      <main className={styles.main}>{isNarrow ? <NarrowPanes /> : <WidePanes />}</main>
      <Guard>
        <Dialogs />
        <ActionOverlays />
      </Guard>
      <Guard>{isRested && <Toasts />}</Guard>
      <Guard>{isRested && <DropZone />}</Guard>
    </div>
  );
}
