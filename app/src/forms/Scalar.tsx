// The widget for one value: a choice, a tick, a condition on a text, or a line to type in.
import type { Field, Json, Ref } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { Entry, type EntryProps } from './Entry.tsx';
import entryStyles from './Entry.module.css';
import { defaultText, textOf } from './entry.ts';
import { MatchEntry } from './MatchEntry.tsx';
import { formMessages } from './messages.en.ts';
import { RegexTry } from './RegexTry.tsx';
import type { ScalarKind } from './widget.ts';

const t = translator('forms', formMessages);

interface ScalarProps extends Omit<EntryProps, 'placeholder'> {
  readonly kind: ScalarKind;
  readonly placeholder?: string | undefined;
  /** Of a map: there an empty condition asks for presence. */
  readonly isMapped?: boolean;
}

export function Scalar({ kind, isMapped = false, ...props }: ScalarProps) {
  const { field, value, placeholder = placeholderOf(field) } = props;
  switch (kind) {
    case 'choice':
      return <Choice {...props} />;
    case 'toggle':
      return <Toggle {...props} />;
    case 'match':
      return <MatchEntry {...props} isMapped={isMapped} />;
    case 'text':
    case 'number':
    case 'duration':
    case 'port-or-name':
      return (
        <>
          <Entry {...props} placeholder={placeholder} />
          {field.means === 'regex' && <RegexTry pattern={textOf(value)} at={props.at} part />}
        </>
      );
  }
}

function placeholderOf(field: Field): string {
  const usual = defaultText(field);
  return usual === undefined ? t('absent') : t('usual', { value: usual });
}

function named({ id, label }: { readonly id?: string; readonly label: string }) {
  return id === undefined ? { 'aria-label': label } : { id };
}

interface ValueProps {
  readonly at: Ref;
  readonly field: Field;
  readonly value: Json | undefined;
  readonly label: string;
  readonly id?: string;
  readonly focusFirst?: boolean;
  readonly onCommit: (value: Json) => boolean;
}

function Choice({ field, value, label, id, focusFirst = false, onCommit }: ValueProps) {
  const values = field.type === 'enum' ? field.values : [];
  const now = textOf(value);
  return (
    <select
      {...named({ label, ...(id === undefined ? {} : { id }) })}
      className={entryStyles.select}
      value={now}
      autoFocus={focusFirst}
      onChange={(event) => event.target.value !== '' && onCommit(event.target.value)}
    >
      {value === undefined && <option value="">{placeholderOf(field)}</option>}
      {value !== undefined && !values.includes(now) && <option value={now}>{now}</option>}
      {values.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}

function Toggle({ field, value, label, id, focusFirst = false, onCommit }: ValueProps) {
  const isOn = value === true;
  return (
    <span className={entryStyles.toggle}>
      <input
        type="checkbox"
        {...named({ label, ...(id === undefined ? {} : { id }) })}
        checked={isOn}
        autoFocus={focusFirst}
        onChange={(event) => onCommit(event.target.checked)}
      />
      <span aria-hidden="true">
        {value === undefined
          ? placeholderOf(field)
          : typeof value === 'boolean'
            ? t(isOn ? 'isTrue' : 'isFalse')
            : textOf(value)}
      </span>
    </span>
  );
}
