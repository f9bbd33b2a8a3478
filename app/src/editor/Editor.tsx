// The editor pane. The text can be read at once; the editor itself is loaded when the page has come to rest.
import { useEffect, useRef, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { editorMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { rested } from '../ui/rested.ts';
import styles from './Editor.module.css';

const t = translator('editor', editorMessages);
/** Of the text shown while the editor loads: more would not be read in that time. UTF-16 units. */
const shownLength = 20_000;

type Phase = 'loading' | 'ready' | 'failed';

export function Editor() {
  const box = useRef<HTMLDivElement>(null);
  const [phase, setPhase] = useState<Phase>('loading');
  useEffect(() => {
    let isGone = false;
    let close: (() => void) | undefined;
    rested
      .then(() => import('./openEditor.ts'))
      .then(
        ({ openEditor }) => {
          if (isGone || !box.current) return;
          close = openEditor(box.current);
          setPhase('ready');
        },
        () => {
          if (!isGone) setPhase('failed');
        },
      );
    return () => {
      isGone = true;
      close?.();
    };
  }, []);
  return (
    <section className={styles.editor} aria-label={t('pane')} data-phase={phase}>
      {/* Monaco defines its colours for this class of its own; its menus hang beside the editor, not in it. */}
      <div ref={box} className={`${styles.box} monaco-component`} />
      {phase !== 'ready' && <PlainText phase={phase} />}
    </section>
  );
}

function PlainText({ phase }: { readonly phase: Exclude<Phase, 'ready'> }) {
  const text = useStore((state) => state.source.text);
  return (
    <div className={styles.plain}>
      <p className={styles.status} role="status">
        {t(phase)}
      </p>
      <pre className={styles.text} tabIndex={0} aria-label={t('text')}>
        {text.slice(0, shownLength)}
      </pre>
    </div>
  );
}
