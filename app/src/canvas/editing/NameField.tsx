// The name of a new object, ready to be written over its card. Enter and leaving the field take it, Escape leaves it.
import { useId, useState } from 'react';
import { translator } from '../../i18n/translate.ts';
import type { Naming } from '../../store/drawingSlice.ts';
import { useStore } from '../../store/store.ts';
import { editingMessages } from './messages.en.ts';
import styles from './NameField.module.css';

const t = translator('editing', editingMessages);

export function NameField({ naming }: { readonly naming: Naming }) {
  const [name, setName] = useState(naming.name);
  const [problem, setProblem] = useState<string>();
  const says = useId();
  const close = (): void => useStore.setState({ naming: undefined });
  /** @returns whether it is settled */
  const take = (): boolean => {
    const refused = name === naming.name ? undefined : naming.rename(name);
    setProblem(refused);
    return refused === undefined;
  };
  return (
    <div className={styles.naming}>
      <input
        className={`${styles.field} nodrag nopan`}
        aria-label={t('name.label', { kind: naming.kind })}
        aria-invalid={problem !== undefined}
        aria-describedby={says}
        autoFocus
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={name}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value.trim())}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape' || (event.key === 'Enter' && take())) {
            close();
            focusSelected();
          }
        }}
        onBlur={() => {
          // Left for something else: a name that cannot be is left with it.
          if (useStore.getState().naming !== naming) return;
          take();
          close();
        }}
      />
      <p id={says} className={styles.problem} role="alert">
        {problem}
      </p>
    </div>
  );
}

/** Back to the chart, at the card that bears the name. */
function focusSelected(): void {
  requestAnimationFrame(() => {
    const card = document.querySelector('.react-flow__node:has(article[data-selected="true"])');
    if (card instanceof HTMLElement) card.focus({ preventScroll: true });
  });
}
