// A list of objects: a row for each, which opens its form, with what can be done to it. Of long lists only a part is drawn.
import { ArrowDown, ArrowUp, Copy, Plus, X } from 'lucide-react';
import { child, type Json, type Ref, type Table } from '@portolan/engine';
import { useState, type ReactNode } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useForm, useWrite } from './context.ts';
import { placeOf, useDrafts } from './drafts.ts';
import { releasing } from './focus.ts';
import { itemName, itemText } from './itemText.ts';
import { formMessages } from './messages.en.ts';
import styles from './Forms.module.css';
import { moveBy } from './moveBy.ts';
import { seedOf } from './seed.ts';
import { isWithin } from './place.ts';
import { ItemWeights } from './ItemWeights.tsx';

const t = translator('forms', formMessages);
/** Rows drawn at once. */
const page = 50;

interface ItemsProps {
  readonly at: Ref;
  readonly items: readonly Json[];
  readonly fields: Table;
}

export function Items({ at, items, fields }: ItemsProps) {
  const { resource } = useForm();
  const write = useWrite(at);
  const select = useStore((state) => state.select);
  const forget = useDrafts((state) => state.forget);
  const [start, setStart] = useState(0);
  const from = Math.min(start, Math.max(0, items.length - 1));
  const to = Math.min(items.length, from + page);
  const name = itemName(String(at.path.at(-1)));
  const change = (done: boolean, focus?: number) => {
    if (!done) return;
    forget(placeOf(at));
    if (focus !== undefined) focusRow(at, focus);
  };
  const add = () => {
    const { mesh } = derivedOf(useStore.getState());
    const value = seedOf({ mesh, resource }, fields, [...at.path, items.length]);
    if (!write({ type: 'insert-item', at, index: items.length, value }, t('stepAdd', { name }))) return;
    select(child(at, items.length), 'details');
  };
  return (
    <div className={styles.lines} data-home="">
      {items.length > page && <Pages from={from} to={to} count={items.length} onStart={setStart} />}
      <ol className={styles.items} aria-label={String(at.path.at(-1))}>
        {items.slice(from, to).map((value, offset) => {
          const i = from + offset;
          const place = child(at, i);
          const move = (by: 1 | -1) => {
            if (i + by < 0 || i + by >= items.length) return;
            change(write({ type: 'move-item', at: place, to: i + by }, t('stepMove', { name })), i + by);
          };
          return (
            <ItemRow key={i} at={place} fields={fields} index={i} value={value} onMove={move}>
              <IconButton
                label={t('moveUp', { name, n: i + 1 })}
                shortcut="Alt+↑"
                icon={<ArrowUp />}
                disabled={i === 0}
                onClick={() => move(-1)}
              />
              <IconButton
                label={t('duplicate', { name, n: i + 1 })}
                icon={<Copy />}
                onClick={() => change(write({ type: 'duplicate-item', at: place }, t('stepDuplicate', { name })))}
              />
              <IconButton
                label={t('moveDown', { name, n: i + 1 })}
                shortcut="Alt+↓"
                icon={<ArrowDown />}
                disabled={i === items.length - 1}
                onClick={() => move(1)}
              />
              <IconButton
                label={t('removeItem', { name, n: i + 1 })}
                icon={<X />}
                onClick={releasing(() => change(write({ type: 'remove-item', at: place }, t('stepRemove', { name }))))}
              />
            </ItemRow>
          );
        })}
      </ol>
      <ItemWeights list={at} />
      <Button look="quiet" className={styles.adder} data-adder="" icon={<Plus />} onClick={add}>
        {t('addNamed', { name: name.toLowerCase() })}
      </Button>
    </div>
  );
}

interface ItemRowProps {
  readonly at: Ref;
  readonly fields: Table;
  readonly index: number;
  readonly value: Json;
  readonly onMove: (by: 1 | -1) => void;
  readonly children: ReactNode;
}

function ItemRow({ at, fields, index, value, onMove, children }: ItemRowProps) {
  const { resource, problems } = useForm();
  const select = useStore((state) => state.select);
  const hover = useStore((state) => state.hover);
  const list = { resource: at.resource, path: at.path.slice(0, -1) };
  const { title, lines } = itemText(resource, list, index, fields, value);
  const worst = problems.find(({ at: place }) => place && isWithin(at.path, place.path))?.severity;
  return (
    <li className={styles.item} data-place={placeOf(at)} onKeyDown={moveBy(onMove)}>
      <div className={styles.itemHead}>
        <button
          type="button"
          className={styles.itemOpen}
          data-severity={worst}
          onClick={() => select(at, 'details')}
          onPointerEnter={() => hover(at)}
          onPointerLeave={() => hover(undefined)}
        >
          <strong>
            {title}
            {worst !== undefined && <span className={styles.mark}> {t('problem')}</span>}
          </strong>
          {lines.map((line, i) => (
            <span key={i} className={styles.itemLine}>
              {line}
            </span>
          ))}
        </button>
        <span className={styles.tools}>{children}</span>
      </div>
      <ItemWeights rule={at} />
    </li>
  );
}

interface PagesProps {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly onStart: (start: number) => void;
}

function Pages({ from, to, count, onStart }: PagesProps) {
  return (
    <p className={styles.pages}>
      <Button look="quiet" disabled={from === 0} onClick={() => onStart(Math.max(0, from - page))}>
        {t('earlier')}
      </Button>
      <span>{t('ofMany', { from: from + 1, to, count })}</span>
      <Button look="quiet" disabled={to === count} onClick={() => onStart(from + page)}>
        {t('later')}
      </Button>
    </p>
  );
}

/** The row that moved keeps the focus, so that it can be moved on. */
function focusRow(list: Ref, index: number): void {
  const place = placeOf(child(list, index));
  const rows = document.querySelectorAll<HTMLElement>('[data-place]');
  const row = [...rows].find((one) => one.dataset['place'] === place);
  row?.querySelector<HTMLElement>('button')?.focus();
}
