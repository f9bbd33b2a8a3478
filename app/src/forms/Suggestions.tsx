// The list under a field: names and values that may be written there. The focus stays in the field, which tells the list
// by `aria-activedescendant` (WAI-ARIA combobox pattern).
import type { Suggestion } from '@portolan/engine';
import { Popover } from 'radix-ui';
import { useEffect, useRef, type RefObject } from 'react';
import styles from './Entry.module.css';

interface SuggestionsProps {
  readonly id: string;
  readonly label: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly options: readonly Suggestion[];
  /** Index of the one that Enter takes; -1 for none. */
  readonly active: number;
  readonly onPick: (value: string) => void;
}

export function Suggestions({ id, label, anchor, options, active, onPick }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Popover.Root open>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Content
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        className={styles.suggestions}
        align="start"
        sideOffset={2}
        collisionPadding={4}
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        onInteractOutside={(event) => event.preventDefault()}
        onEscapeKeyDown={(event) => event.preventDefault()}
      >
        {options.map(({ value, detail }, i) => (
          <div
            key={value}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            className={styles.option}
            // The field would lose the focus, and with it what is being typed.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(value)}
          >
            <span>{value}</span>
            {detail !== '' && <span className={styles.detail}>{detail}</span>}
          </div>
        ))}
      </Popover.Content>
    </Popover.Root>
  );
}
