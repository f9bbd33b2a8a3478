// Headers that are set, added and removed, as one table: an operation, a name and, but for removals, a value.
import { Plus, X } from 'lucide-react';
import { child, fieldAt, type Field, type Json, type JsonObject, type Ref } from '@portolan/engine';
import { useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useForm, useWrite } from './context.ts';
import { Entry } from './Entry.tsx';
import entryStyles from './Entry.module.css';
import { releasing } from './focus.ts';
import { formMessages } from './messages.en.ts';
import styles from './Forms.module.css';
import {
  headerLines,
  isOperation,
  operations,
  withChanged,
  withLine,
  withoutLine,
  type HeaderLine,
  type Operation,
} from './headerLines.ts';
import { objectOf } from './values.ts';

const t = translator('forms', formMessages);
const operationNames = { set: 'set', add: 'add', remove: 'removeOperation' } as const;

interface HeaderRowsProps {
  readonly at: Ref;
  readonly name: string;
  readonly value: Json | undefined;
  readonly isNew: boolean;
}

export function HeaderRows({ at, name, value, isNew }: HeaderRowsProps) {
  const { resource } = useForm();
  const write = useWrite(at);
  const [added, setAdded] = useState<HeaderLine | undefined>(isNew ? fresh : undefined);
  const object = objectOf(value);
  const put = (next: JsonObject | undefined) => write({ type: 'set-field', at, value: next }, t('stepSet', { name }));
  const change = (line: HeaderLine, to: HeaderLine) => put(withChanged(object, line, to));
  const setValue = (line: HeaderLine, to: string) =>
    write(
      { type: 'set-field', at: child(at, line.operation, line.name), value: to },
      t('stepSet', { name: line.name }),
    );
  /** The new line is written when it says something. */
  const complete = (line: HeaderLine) => {
    setAdded(line);
    const isWhole = line.name !== '' && (line.operation === 'remove' || line.value !== undefined);
    if (!isWhole) return true;
    const done = put(withLine(object, line));
    if (done) setAdded(undefined);
    return done;
  };
  const nameField = fieldAt(resource.kind, [...at.path, 'remove', 0]) ?? textField;
  const valueField = fieldAt(resource.kind, [...at.path, 'set', 'x']) ?? textField;
  return (
    <div className={styles.lines} data-home="">
      {headerLines(object).map((line, i) => (
        <Line
          key={`${line.operation} ${line.name}`}
          at={at}
          line={line}
          nameField={nameField}
          valueField={valueField}
          labels={{
            operation: t('operation', { n: i + 1 }),
            name: t('headerName', { n: i + 1 }),
            value: t('headerValue', { name: line.name }),
            remove: t('removeHeader', { operation: t(operationNames[line.operation]), name: line.name }),
          }}
          onOperation={(operation) => change(line, { ...line, operation })}
          onName={(to) => change(line, { ...line, name: to })}
          onValue={(to) => setValue(line, to)}
          onRemove={() => put(withoutLine(object, line))}
        />
      ))}
      {added ? (
        <Line
          at={at}
          line={added}
          isNew
          nameField={nameField}
          valueField={valueField}
          labels={{
            operation: t('newOperation'),
            name: t('newHeaderName'),
            value: t('newHeaderValue'),
            remove: t('removeKey', { key: added.name || t('newHeader') }),
          }}
          onOperation={(operation) => complete({ ...added, operation })}
          onName={(to) => complete({ ...added, name: to })}
          onValue={(to) => complete({ ...added, value: to })}
          onRemove={() => setAdded(undefined)}
        />
      ) : (
        <Button look="quiet" className={styles.adder} data-adder="" icon={<Plus />} onClick={() => setAdded(fresh)}>
          {t('addHeader')}
        </Button>
      )}
    </div>
  );
}

const fresh: HeaderLine = { operation: 'set', name: '', value: undefined };
const textField: Field = { type: 'string' };

interface LineProps {
  readonly at: Ref;
  readonly line: HeaderLine;
  readonly isNew?: boolean;
  readonly nameField: Field;
  readonly valueField: Field;
  readonly labels: Readonly<Record<'operation' | 'name' | 'value' | 'remove', string>>;
  readonly onOperation: (operation: Operation) => void;
  readonly onName: (name: string) => boolean;
  readonly onValue: (value: string) => boolean;
  readonly onRemove: () => void;
}

function Line({
  at,
  line,
  isNew = false,
  nameField,
  valueField,
  labels,
  onOperation,
  onName,
  onValue,
  onRemove,
}: LineProps) {
  const { operation, name, value } = line;
  const place = child(at, operation, isNew ? '' : name);
  return (
    <div className={styles.header}>
      <select
        className={entryStyles.select}
        aria-label={labels.operation}
        value={operation}
        onChange={(event) => isOperation(event.target.value) && onOperation(event.target.value)}
      >
        {operations.map((one) => (
          <option key={one} value={one}>
            {t(operationNames[one])}
          </option>
        ))}
      </select>
      <Entry
        at={child(place, 'name')}
        field={nameField}
        value={name === '' ? undefined : name}
        label={labels.name}
        placeholder={t('name')}
        focusFirst={isNew && name === ''}
        onCommit={(to) => onName(String(to))}
      />
      <IconButton label={labels.remove} icon={<X />} onClick={releasing(onRemove)} />
      {operation !== 'remove' && (
        <div className={styles.headerValue}>
          <Entry
            at={place}
            field={valueField}
            value={value}
            label={labels.value}
            placeholder={t('value')}
            mayBeEmpty={!isNew}
            onCommit={(to) => onValue(String(to))}
          />
        </div>
      )}
    </div>
  );
}
