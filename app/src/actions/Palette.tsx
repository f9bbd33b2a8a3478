// The command palette: everything that can be done, and every place to go, by typing a few letters.
import { Dialog } from 'radix-ui';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { translator } from '../i18n/translate.ts';
import { readStored, writeStored } from '../store/storage.ts';
import { useStore } from '../store/store.ts';
import { shortcutText } from '../ui/shortcut.ts';
import { findEntries, isPlace, listEntries, type Entry } from './entries.ts';
import { actionMessages } from './messages.en.ts';
import styles from './Palette.module.css';

const t = translator('actions', actionMessages);
const keptRecent = 5;

export function Palette() {
  const close = useStore((state) => state.closeOverlays);
  const [before] = useState(() => document.activeElement);
  const [entries] = useState(() => listEntries(useStore.getState()));
  const [recent] = useState(readRecent);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const sections = useMemo(() => findEntries(entries, query, recent), [entries, query, recent]);
  const flat = sections.flatMap((section) => section.entries);
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = flat[chosen];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, query]);

  const run = ({ key, action }: Entry): void => {
    if (action.unavailable !== undefined) return;
    writeStored('recent', [key, ...recent.filter((one) => one !== key)].slice(0, keptRecent));
    close();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    action.run();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (current) run(current);
      return;
    }
    const to = stepTo(event.key, chosen, flat.length);
    if (to === undefined) return;
    event.preventDefault();
    setChosen(to);
  };
  const idOf = (one: Entry): string => `${base}-${flat.indexOf(one)}`;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.scrim} />
        <Dialog.Content
          className={styles.palette}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
          }}
        >
          <Dialog.Title className={styles.hidden}>{t('palette.title')}</Dialog.Title>
          <input
            className={styles.input}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${base}-list`}
            aria-autocomplete="list"
            aria-label={t('palette.search')}
            {...(current ? { 'aria-activedescendant': idOf(current) } : {})}
            placeholder={t('palette.placeholder')}
            value={query}
            spellCheck={false}
            autoComplete="off"
            autoFocus
            onChange={(event) => {
              setQuery(event.target.value);
              setChosen(0);
            }}
            onKeyDown={press}
          />
          <div ref={list} id={`${base}-list`} className={styles.list} role="listbox" aria-label={t('palette.results')}>
            {sections.map(({ title, entries: own }) => (
              <div key={title} role="group" aria-label={title}>
                <p className={styles.section} aria-hidden="true">
                  {title}
                </p>
                {own.map((one) => (
                  <Option
                    key={one.key}
                    id={idOf(one)}
                    entry={one}
                    isCurrent={one === current}
                    namesSubject={title !== one.of}
                    onPoint={() => setChosen(flat.indexOf(one))}
                    onRun={() => run(one)}
                  />
                ))}
              </div>
            ))}
          </div>
          {flat.length === 0 && <p className={styles.none}>{t('palette.none', { query })}</p>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isCurrent: boolean;
  readonly namesSubject: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

function Option({ id, entry, isCurrent, namesSubject, onPoint, onRun }: OptionProps) {
  const { icon: Icon, label, keys, unavailable } = entry.action;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-disabled={unavailable !== undefined}
      className={styles.option}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      {Icon ? <Icon className={styles.icon} size={16} aria-hidden="true" /> : <span />}
      <span className={styles.label}>
        {label}
        {(namesSubject || isPlace(entry)) && <span className={styles.of}> {entry.of}</span>}
        {unavailable !== undefined && <span className={styles.reason}>{unavailable}</span>}
      </span>
      {keys !== undefined && <kbd className={styles.keys}>{shortcutText(keys)}</kbd>}
    </div>
  );
}

function stepTo(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(at + 8, count - 1);
    case 'PageUp':
      return Math.max(at - 8, 0);
    default:
      return undefined;
  }
}

function readRecent(): readonly string[] {
  const stored = readStored('recent');
  return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];
}
