// A list of single values: a line each, and an empty one to add. Alt+Up and Alt+Down move a line.
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { child, type Field, type Json, type Ref } from '@portolan/engine';
import { useRef, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useWrite } from './context.ts';
import { placeOf, useDrafts } from './drafts.ts';
import { releasing } from './focus.ts';
import { formMessages } from './messages.en.ts';
import styles from './Forms.module.css';
import { moveBy } from './moveBy.ts';
import { Scalar } from './Scalar.tsx';
import type { ScalarKind } from './widget.ts';

const t = translator('forms', formMessages);

interface ListRowsProps {
  readonly at: Ref;
  readonly name: string;
  readonly items: readonly Json[];
  readonly kind: ScalarKind;
  readonly of: Field;
  /** Nothing is there yet: the empty line is open. */
  readonly isNew: boolean;
}

export function ListRows({ at, name, items, kind, of, isNew }: ListRowsProps) {
  const write = useWrite(at);
  const [adding, setAdding] = useState(isNew);
  const lines = useRef<HTMLDivElement>(null);
  const forget = useDrafts((state) => state.forget);
  const rearrange = (done: boolean) => done && forget(placeOf(at));
  const move = (index: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    rearrange(write({ type: 'move-item', at: child(at, index), to }, t('stepMove', { name })));
    // The line that moved keeps the focus, so that it can be moved on.
    lines.current?.children[to]?.querySelector<HTMLElement>('input, select')?.focus();
  };
  const add = (value: Json) => {
    const done = write({ type: 'insert-item', at, index: items.length, value }, t('stepAdd', { name }));
    if (done) setAdding(false);
    return done;
  };
  return (
    <div ref={lines} className={styles.lines} data-home="">
      {items.map((value, i) => {
        const place = child(at, i);
        return (
          <div key={i} className={styles.line} onKeyDown={moveBy((by) => move(i, i + by))}>
            <Scalar
              kind={kind}
              at={place}
              field={of}
              value={value}
              label={t('itemN', { name, n: i + 1 })}
              onCommit={(next) =>
                write(
                  { type: 'set-field', at: place, value: next },
                  t('stepSet', { name: t('itemN', { name, n: i + 1 }) }),
                )
              }
            />
            <span className={styles.tools}>
              {items.length > 1 && (
                <>
                  <IconButton
                    label={t('moveUp', { name, n: i + 1 })}
                    shortcut="Alt+↑"
                    icon={<ArrowUp />}
                    disabled={i === 0}
                    onClick={() => move(i, i - 1)}
                  />
                  <IconButton
                    label={t('moveDown', { name, n: i + 1 })}
                    shortcut="Alt+↓"
                    icon={<ArrowDown />}
                    disabled={i === items.length - 1}
                    onClick={() => move(i, i + 1)}
                  />
                </>
              )}
              <IconButton
                label={t('removeItem', { name, n: i + 1 })}
                icon={<X />}
                onClick={releasing(() =>
                  rearrange(write({ type: 'remove-item', at: place }, t('stepRemove', { name }))),
                )}
              />
            </span>
          </div>
        );
      })}
      {adding ? (
        <div className={styles.line}>
          <Scalar
            key={items.length}
            kind={kind}
            at={child(at, items.length)}
            field={of}
            value={undefined}
            label={t('newItem', { name })}
            focusFirst
            onCommit={add}
          />
        </div>
      ) : (
        <Button look="quiet" className={styles.adder} data-adder="" icon={<Plus />} onClick={() => setAdding(true)}>
          {t('addItem', { name })}
        </Button>
      )}
    </div>
  );
}
