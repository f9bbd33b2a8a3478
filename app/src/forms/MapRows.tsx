// A map: keys with their values, and an empty line to add. A key that is renamed keeps its place.
import { Plus, X } from 'lucide-react';
import { child, judgeValue, keySuggestionsAt, type Field, type Json, type Ref } from '@portolan/engine';
import { useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useForm, useWrite } from './context.ts';
import { Entry } from './Entry.tsx';
import type { Entry as Read } from './entry.ts';
import { releasing } from './focus.ts';
import { formMessages } from './messages.en.ts';
import styles from './Forms.module.css';
import { Scalar } from './Scalar.tsx';
import { objectOf, renamed } from './values.ts';
import type { ScalarKind } from './widget.ts';

const t = translator('forms', formMessages);

interface MapRowsProps {
  readonly at: Ref;
  readonly name: string;
  readonly value: Json | undefined;
  /** The map's own field. */
  readonly field: Field;
  readonly kind: ScalarKind;
  readonly of: Field;
  readonly isNew: boolean;
}

const keyField: Field = { type: 'string' };

export function MapRows({ at, name, value, field, kind, of, isNew }: MapRowsProps) {
  const { resource } = useForm();
  const write = useWrite(at);
  /** The key of the line that is being added; empty while it is to be typed. */
  const [added, setAdded] = useState(isNew ? '' : undefined);
  const entries = Object.entries(objectOf(value));
  const keys = entries.map(([key]) => key);
  const suggest = () => {
    const { mesh } = derivedOf(useStore.getState());
    return keySuggestionsAt(mesh, resource, at.path).filter((one) => !keys.includes(one.value));
  };
  const readKey = (key: string): Read => {
    if (keys.includes(key)) return { ok: false, reasons: [t('keyTaken', { key })] };
    const reasons = judgeValue(field, { [key]: emptyValue(of) });
    return reasons.length > 0 ? { ok: false, reasons } : { ok: true, value: key };
  };
  const remove = (key: string) =>
    write(
      { type: 'set-field', at: entries.length === 1 ? at : child(at, key), value: undefined },
      t('stepRemove', { name: key }),
    );
  const set = (key: string, next: Json) =>
    write({ type: 'set-field', at: child(at, key), value: next }, t('stepSet', { name: key }));
  const nameIt = (key: Json): boolean => {
    setAdded(String(key));
    return true;
  };
  const add = (key: string, next: Json) => {
    const done = set(key, next);
    if (done) setAdded(undefined);
    return done;
  };
  return (
    <div className={styles.lines} data-home="">
      {entries.map(([key, one], i) => (
        <div key={key} className={styles.pair} data-kind={kind}>
          <Entry
            at={{ resource: at.resource, path: [...at.path, key, 'key'] }}
            field={keyField}
            value={key}
            label={t('keyOf', { name, n: i + 1 })}
            {...(field.means === 'label' ? { suggest } : {})}
            read={readKey}
            onCommit={(to) =>
              write(
                { type: 'set-field', at, value: renamed(objectOf(value), key, String(to)) },
                t('stepRename', { name: key }),
              )
            }
          />
          <Scalar
            kind={kind}
            isMapped
            at={child(at, key)}
            field={of}
            value={one}
            label={t('valueOf', { key })}
            mayBeEmpty={of.type === 'string'}
            onCommit={(next) => set(key, next)}
          />
          <IconButton label={t('removeKey', { key })} icon={<X />} onClick={releasing(() => remove(key))} />
        </div>
      ))}
      {added !== undefined && (
        <div className={styles.pair} data-kind={kind}>
          <Entry
            key={keys.length}
            at={child(at, '')}
            field={keyField}
            value={added === '' ? undefined : added}
            label={t('newKeyOf', { name })}
            placeholder={t('key')}
            focusFirst={added === ''}
            {...(field.means === 'label' ? { suggest } : {})}
            read={readKey}
            onCommit={nameIt}
          />
          {added !== '' && (
            <Scalar
              key={added}
              kind={kind}
              isMapped
              at={child(at, added)}
              field={of}
              value={undefined}
              label={t('valueOf', { key: added })}
              focusFirst
              onCommit={(next) => add(added, next)}
            />
          )}
          <IconButton
            label={t('removeKey', { key: added || t('newKey') })}
            icon={<X />}
            onClick={releasing(() => setAdded(undefined))}
          />
        </div>
      )}
      {added === undefined && (
        <Button look="quiet" className={styles.adder} data-adder="" icon={<Plus />} onClick={() => setAdded('')}>
          {t('addItem', { name })}
        </Button>
      )}
    </div>
  );
}

/** A value with which the key alone is judged. */
function emptyValue(of: Field): Json {
  switch (of.type) {
    case 'stringMatch':
      return {};
    case 'int':
    case 'number':
      return Math.max(of.min ?? 0, 0);
    case 'bool':
      return false;
    default:
      return '';
  }
}
