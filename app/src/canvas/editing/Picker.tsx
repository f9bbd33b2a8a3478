// A list with a search field, over the chart: one types a part of a name, walks with the arrows, chooses with Enter. What
// cannot be chosen stands last and says why.
import { Popover } from 'radix-ui';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Point } from '@portolan/graph';
import { translator } from '../../i18n/translate.ts';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import { editingMessages } from './messages.en.ts';
import styles from './Picker.module.css';

const t = translator('editing', editingMessages);

export interface Choice {
  readonly key: string;
  readonly icon?: ReactNode;
  readonly title: string;
  /** What it is, what choosing it does, or why it cannot be chosen. */
  readonly detail: string;
  readonly isClosed?: boolean;
  choose(): void;
}

interface PickerProps {
  readonly title: string;
  /** On the page, in CSS pixels. */
  readonly at: Point;
  /** For a search text; those to be chosen first. */
  readonly choices: (query: string) => readonly Choice[];
  readonly onClose: () => void;
}

/** More would only be scrolled past. */
const most = 100;

export function Picker({ title, at, choices, onClose }: PickerProps) {
  const returnFocus = useReturnFocus();
  const [before] = useState(() => document.activeElement);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useId();
  const anchor = useRef({ getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) });
  const all = choices(query);
  const shown = all.slice(0, most);
  const current = Math.min(active, shown.length - 1);

  const choose = (choice: Choice | undefined): void => {
    if (!choice || choice.isClosed) return;
    onClose();
    // A list that follows this one shall give the focus back to where it came from.
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    choice.choose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, current, shown.length);
    if (next !== undefined) {
      setActive(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') choose(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className={styles.picker}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={title}
          onCloseAutoFocus={returnFocus}
          onKeyDown={onKeyDown}
        >
          <h2 className={styles.title}>{title}</h2>
          <input
            className={styles.search}
            role="combobox"
            aria-label={t('pick.search')}
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={shown.length > 0 ? `${list}-${current}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('pick.search')}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
          />
          <ul id={list} className={styles.list} role="listbox" aria-label={title}>
            {shown.map((choice, i) => (
              <li
                key={choice.key}
                id={`${list}-${i}`}
                className={styles.choice}
                role="option"
                aria-selected={i === current}
                aria-disabled={choice.isClosed === true}
                onPointerMove={() => setActive(i)}
                onClick={() => choose(choice)}
              >
                {choice.icon}
                <span className={styles.name}>{choice.title}</span>
                <span className={styles.detail}>{choice.detail}</span>
              </li>
            ))}
          </ul>
          <p className={styles.note} role="status">
            {all.length === 0 ? t('pick.none') : all.length > most ? t('pick.more', { count: all.length - most }) : ''}
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function moved(key: string, current: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % count;
    case 'ArrowUp':
      return (current + count - 1) % count;
    case 'PageDown':
      return Math.min(current + 8, count - 1);
    case 'PageUp':
      return Math.max(current - 8, 0);
    default:
      return undefined;
  }
}
