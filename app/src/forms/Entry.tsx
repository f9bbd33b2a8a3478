// A value of one line: typed, completed from names in scope, judged by the engine, written on Enter or when the focus goes.
// What is wrong stays in the field with the reason and is not written; Escape takes it back.
import { suggestionsAt, type Field, type Json, type Ref, type Suggestion } from '@portolan/engine';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Prose } from '../ui/Prose.tsx';
import { useForm } from './context.ts';
import { matching, withPicked } from './completion.ts';
import { placeOf, useDrafts, type Draft } from './drafts.ts';
import { readEntry, stepped, textOf } from './entry.ts';
import styles from './Entry.module.css';
import { formMessages } from './messages.en.ts';
import { useInView } from './useInView.ts';
import { Suggestions } from './Suggestions.tsx';

const t = translator('forms', formMessages);

export interface EntryProps {
  /** Where the value stands or would stand. */
  readonly at: Ref;
  readonly field: Field;
  readonly value: Json | undefined;
  /** Its name, where no label is tied to `id`. */
  readonly label: string;
  readonly id?: string;
  readonly placeholder?: string | undefined;
  readonly focusFirst?: boolean;
  /** What may stand here, where it is not what the tables say of the place. */
  readonly suggest?: () => readonly Suggestion[];
  /** Reads what was typed; the field's own reading where it is left out. */
  readonly read?: (text: string) => ReturnType<typeof readEntry>;
  /** The value shown does not stand in the text like this yet: it is written though it did not change. */
  readonly isUnwritten?: boolean;
  /** Whether the empty text is a value too; else the field wants one. */
  readonly mayBeEmpty?: boolean;
  /** The field was emptied, and that means something of its own. */
  readonly onEmptied?: (() => boolean) | undefined;
  /** @returns whether it was written */
  readonly onCommit: (value: Json) => boolean;
}

export function Entry(props: EntryProps) {
  const { at, field, value, label, id, placeholder, focusFirst = false } = props;
  const own = useId();
  const input = useRef<HTMLInputElement>(null);
  const { text, reasons, type, submit, takeBack } = useDraft(props);
  const { options, active, open, close, move } = useSuggestions(props, text, textOf(value));
  const isOpen = options.length > 0;
  const isCombobox = offers(field) || props.suggest !== undefined;

  const pick = (picked: string) => {
    close();
    submit(withPicked(field, text, picked));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const chosen = options[active];
    const step = stepOf(key);
    if (step !== undefined) {
      const next = isCombobox ? undefined : stepped(field, text, step === 1 ? -1 : 1);
      if (next === undefined) move(step);
      else type(next);
    } else if (key === 'Enter') {
      if (chosen) pick(chosen.value);
      else {
        close();
        submit(text);
      }
    } else if (key === 'Escape' && (isOpen || text !== textOf(value))) {
      if (isOpen) close();
      else takeBack();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  const isWrong = reasons.length > 0;
  const why = useInView<HTMLParagraphElement>(isWrong);
  return (
    <div className={styles.entry}>
      <input
        ref={input}
        {...(id === undefined ? { 'aria-label': label } : { id })}
        className={styles.input}
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoFocus={focusFirst}
        inputMode={field.type === 'int' ? 'numeric' : field.type === 'number' ? 'decimal' : 'text'}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${own}-why` : undefined}
        {...(isCombobox
          ? { role: 'combobox', 'aria-expanded': isOpen, 'aria-autocomplete': 'list', 'aria-controls': `${own}-list` }
          : {})}
        aria-activedescendant={active >= 0 ? `${own}-list-${active}` : undefined}
        onChange={(event) => {
          type(event.target.value);
          open(event.target.value);
        }}
        onClick={() => open(text)}
        onKeyDown={press}
        onBlur={() => {
          close();
          submit(text);
        }}
      />
      {field.means === 'percentage' && (
        <span className={styles.unit} aria-hidden="true">
          %
        </span>
      )}
      {isOpen && (
        <Suggestions
          id={`${own}-list`}
          label={t('suggestions', { name: label })}
          anchor={input}
          options={options}
          active={active}
          onPick={pick}
        />
      )}
      {isWrong && (
        <p ref={why} id={`${own}-why`} className={styles.why} data-place={placeOf(at)}>
          <Prose text={t('notWritten', { reason: reasons.join(' ') })} />
        </p>
      )}
    </div>
  );
}

function stepOf(key: string): 1 | -1 | undefined {
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : undefined;
}

/** What is typed and not yet in the text. */
function useDraft(props: EntryProps) {
  const { at, field, value, read, isUnwritten = false, mayBeEmpty = false, onEmptied, onCommit } = props;
  const place = placeOf(at);
  const base = JSON.stringify(value) ?? '';
  const kept = useDrafts((state) => state.drafts[place]);
  const keep = useDrafts((state) => state.keep);
  const draft = kept?.base === base ? kept : undefined;
  const written = textOf(value);
  const text = draft?.text ?? written;
  const stay = (next: string, reasons: readonly string[]) => keep(place, { text: next, base, reasons } satisfies Draft);

  const judge = (next: string) => {
    if (next === '' && !mayBeEmpty) return { ok: false as const, reasons: [t('needsValue')] };
    return (read ?? ((typed: string) => readEntry(field, typed)))(next);
  };
  const type = (next: string) => {
    // A mistake that is known is judged at every key, so that one sees when it is mended.
    const judged = draft && draft.reasons.length > 0 ? judge(next) : undefined;
    stay(next, judged && !judged.ok ? judged.reasons : []);
  };
  const submit = (next: string) => {
    if (next === written && !isUnwritten && (value !== undefined || next === '')) return keep(place, undefined);
    if (next === '' && value === undefined) return keep(place, undefined);
    if (next === '' && onEmptied) return onEmptied() ? keep(place, undefined) : stay(next, []);
    const judged = judge(next);
    if (!judged.ok) return stay(next, judged.reasons);
    if (onCommit(judged.value)) keep(place, undefined);
    else stay(next, []);
  };
  return { text, reasons: draft?.reasons ?? [], type, submit, takeBack: () => keep(place, undefined) };
}

/** Open while there is something to offer and the person is at it. */
function useSuggestions({ at, suggest }: EntryProps, text: string, written: string) {
  const { resource } = useForm();
  const [offered, setOffered] = useState<readonly Suggestion[]>([]);
  const [active, setActive] = useState(-1);
  const all = (): readonly Suggestion[] =>
    suggest ? suggest() : suggestionsAt(derivedOf(useStore.getState()).mesh, resource, at.path);
  const open = (typed: string) => {
    setOffered(matching(all(), typed, typed === written));
    setActive(-1);
  };
  const close = () => {
    setOffered([]);
    setActive(-1);
  };
  const move = (step: 1 | -1) => {
    const options = offered.length > 0 ? offered : matching(all(), text, text === written);
    setOffered(options);
    const from = active < 0 && step < 0 ? 0 : active;
    setActive(options.length === 0 ? -1 : (from + step + options.length) % options.length);
  };
  return { options: offered, active, open, close, move };
}

/** Whether the tables know what could be offered for such a field. */
function offers(field: Field): boolean {
  switch (field.means) {
    case 'host':
    case 'gateway':
    case 'gateway-host':
    case 'egress-host':
    case 'subset':
    case 'namespace':
    case 'visibility':
    case 'virtual-service':
    case 'port':
    case 'status':
      return true;
    default:
      return field.type === 'string' && field.values !== undefined;
  }
}
