// Above the text: where the caret stands, and what can be done with the text as a whole. While comparing, the changes.
import type { Path, Ref } from '@portolan/engine';
import { AlignLeft, ArrowDown, ArrowUp, FileDiff, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { IconButton } from '../ui/Button.tsx';
import styles from './EditorTools.module.css';
import { editorMessages } from './messages.en.ts';
import type { Diff } from './openDiff.ts';
import type { Opened } from './openEditor.ts';
import { tidy } from './tidy.ts';

const t = translator('editor', editorMessages);

export function EditorTools({ opened }: { readonly opened: Opened }) {
  const isComparing = useStore((state) => state.isComparing);
  const setComparing = useStore((state) => state.setComparing);
  const [count, setCount] = useState<number>();
  const box = useRef<HTMLDivElement>(null);
  const diff = useRef<Diff>(undefined);
  useEffect(() => {
    if (!isComparing || !box.current) return undefined;
    const shown = opened.compare(box.current, setCount);
    diff.current = shown;
    return () => {
      diff.current = undefined;
      shown.dispose();
      setCount(undefined);
      opened.focus();
    };
  }, [isComparing, opened]);
  return (
    <>
      <div className={styles.tools} role="toolbar" aria-label={t('tools')}>
        {isComparing ? (
          <>
            <p className={styles.count} role="status">
              {count === undefined ? t('comparing') : t('changes', { count })}
            </p>
            <IconButton label={t('previousChange')} icon={<ArrowUp />} onClick={() => diff.current?.go('previous')} />
            <IconButton label={t('nextChange')} icon={<ArrowDown />} onClick={() => diff.current?.go('next')} />
            <IconButton
              label={t('takeBack')}
              icon={<Undo2 />}
              disabled={count === undefined || count === 0}
              onClick={() => diff.current?.takeBack()}
            />
          </>
        ) : (
          <>
            <Trail />
            <IconButton label={t('tidy')} icon={<AlignLeft />} onClick={tidy} />
          </>
        )}
        <IconButton
          label={t('compare')}
          icon={<FileDiff />}
          aria-pressed={isComparing}
          onClick={() => setComparing(!isComparing)}
        />
      </div>
      {isComparing && (
        <div className={styles.comparison} role="group" aria-label={t('comparison')}>
          <div ref={box} className={`${styles.box} monaco-component`} />
        </div>
      )}
    </>
  );
}

interface Step {
  readonly label: string;
  readonly path: Path;
}

/** From the object to where the caret stands; each step shows its place. */
function Trail() {
  const selection = useStore((state) => state.selection);
  const select = useStore((state) => state.select);
  const resource = useStore(
    (state) => selection && derivedOf(state).resources.find(({ id }) => id === selection.resource),
  );
  if (!selection || !resource) return <span className={styles.trail} />;
  const steps = stepsOf(selection, resource.name);
  const show = (path: Path) => select({ resource: resource.id, path }, 'details');
  return (
    <nav className={styles.trail} aria-label={t('trail')}>
      {steps.map(({ label, path }) => (
        <button key={path.join('.')} type="button" className={styles.step} onClick={() => show(path)}>
          {label}
        </button>
      ))}
    </nav>
  );
}

/** Lists and the item in them are one step; `spec` says nothing. */
function stepsOf({ path }: Ref, name: string): readonly Step[] {
  const steps: Step[] = [{ label: name, path: [] }];
  path.forEach((step, i) => {
    const here = path.slice(0, i + 1);
    const last = steps.at(-1);
    if (typeof step === 'number' && last) steps[steps.length - 1] = { label: `${last.label} ${step + 1}`, path: here };
    else if (step !== 'spec') steps.push({ label: String(step), path: here });
  });
  return steps;
}
