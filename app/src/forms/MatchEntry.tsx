// A condition on a text: how it is compared, and with what. The kind can be changed while the text stays.
import { fieldOf, isObject, judgeValue, type Field, type Json, type Ref } from '@portolan/engine';
import { useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { Entry } from './Entry.tsx';
import entryStyles from './Entry.module.css';
import { textOf, type Entry as Read } from './entry.ts';
import { formMessages } from './messages.en.ts';
import { RegexTry } from './RegexTry.tsx';
import { objectOf, without } from './values.ts';

const t = translator('forms', formMessages);

const textKinds = ['exact', 'prefix', 'regex'] as const;
type TextKind = (typeof textKinds)[number];

interface MatchEntryProps {
  readonly at: Ref;
  readonly field: Field;
  readonly value: Json | undefined;
  readonly label: string;
  readonly id?: string;
  readonly focusFirst?: boolean;
  /** Of a map of conditions: `{}` there asks for presence. */
  readonly isMapped: boolean;
  readonly onCommit: (value: Json) => boolean;
}

export function MatchEntry({ at, field, value, label, id, focusFirst = false, isMapped, onCommit }: MatchEntryProps) {
  const written = kindOf(value);
  const [wanted, setWanted] = useState<TextKind>();
  const usual = field.type === 'stringMatch' && field.emptyPrefix === true ? 'prefix' : 'exact';
  const kind = wanted ?? written ?? (value === undefined ? usual : 'present');
  const object = objectOf(value);
  const text = written && object[written];
  const put = (next: TextKind, to: Json): boolean => {
    const done = onCommit({ ...without(object, textKinds), [next]: to });
    if (done) setWanted(undefined);
    return done;
  };
  const choose = (next: string) => {
    if (next === 'present') {
      setWanted(undefined);
      return void onCommit(without(object, textKinds));
    }
    if (!isTextKind(next)) return;
    setWanted(next);
    const same = written === undefined ? undefined : object[written];
    // What is no such condition stays to be put right; it is not written.
    if (typeof same === 'string' && readMatch(field, next, same).ok) put(next, same);
  };
  const inner = field.type === 'stringMatch' && kind !== 'present' ? fieldOf(field.fields, kind)?.field : undefined;
  return (
    <div className={entryStyles.match}>
      <select
        className={entryStyles.select}
        aria-label={t('howCompared', { name: label })}
        value={kind}
        onChange={(event) => choose(event.target.value)}
      >
        {textKinds.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
        {(isMapped || kind === 'present') && <option value="present">{t('present')}</option>}
      </select>
      {kind !== 'present' && inner && (
        <Entry
          at={at}
          field={inner}
          value={text}
          isUnwritten={written !== kind}
          label={label}
          {...(id === undefined ? {} : { id })}
          focusFirst={focusFirst}
          mayBeEmpty={written !== undefined}
          read={(typed) => readMatch(field, kind, typed)}
          onCommit={(to) => put(kind, to)}
        />
      )}
      {kind === 'regex' && <RegexTry pattern={textOf(text)} at={at} />}
    </div>
  );
}

/** The whole condition is judged: what a prefix may be depends on the field around it. */
function readMatch(field: Field, kind: TextKind, text: string): Read {
  const reasons = judgeValue(field, { [kind]: text });
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, value: text };
}

function kindOf(value: Json | undefined): TextKind | undefined {
  return isObject(value) ? textKinds.find((kind) => value[kind] !== undefined && value[kind] !== null) : undefined;
}

function isTextKind(text: string): text is TextKind {
  return textKinds.some((kind) => kind === text);
}
