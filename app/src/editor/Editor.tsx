// The editor pane. The text can be read at once; the editor itself is loaded when the page has come to rest.
import { useEffect, useRef, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { editorMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { later } from '../ui/later.tsx';
import { rested } from '../ui/rested.ts';
import styles from './Editor.module.css';
import type { Opened } from './openEditor.ts';

const t = translator('editor', editorMessages);
const EditorTools = later(() => import('./EditorTools.tsx').then((module) => module.EditorTools));
/** Of the text shown while the editor loads: more would not be read in that time. UTF-16 units. */
const shownLength = 20_000;

type Phase = 'loading' | 'ready' | 'failed';

export function Editor() {
  const box = useRef<HTMLDivElement>(null);
  const [phase, setPhase] = useState<Phase>('loading');
  const [opened, setOpened] = useState<Opened>();
  const isComparing = useStore((state) => state.isComparing);
  useEffect(() => {
    let isGone = false;
    let open: Opened | undefined;
    rested
      .then(() => Promise.all([import('./openEditor.ts'), EditorTools.fetch()]))
      .then(
        ([{ openEditor }]) => {
          if (isGone || !box.current) return;
          open = openEditor(box.current);
          setOpened(open);
          setPhase('ready');
        },
        () => {
          if (!isGone) setPhase('failed');
        },
      );
    return () => {
      isGone = true;
      open?.close();
    };
  }, []);
  return (
    <section className={styles.editor} aria-label={t('pane')} data-phase={phase}>
      {opened && <EditorTools opened={opened} />}
      <div className={styles.body} inert={isComparing && opened !== undefined}>
        {/* Monaco defines its colours for this class of its own; its menus hang beside the editor, not in it. */}
        <div ref={box} className={`${styles.box} monaco-component`} />
        {phase !== 'ready' && <PlainText phase={phase} />}
      </div>
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
