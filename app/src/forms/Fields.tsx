// The fields of one object by its table, and of the objects in it: what is there is open, the rest is folded away.
import { child, type Field, type Json, type Ref, type Table } from '@portolan/engine';
import { valueAt } from '@portolan/text';
import { useContext, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { AddField } from './AddField.tsx';
import { ExclusionContext, showInText, useForm, useSet, useWrite } from './context.ts';
import { placeOf, useDrafts } from './drafts.ts';
import entryStyles from './Entry.module.css';
import { FieldHead } from './FieldHead.tsx';
import { FieldProblems } from './FieldProblems.tsx';
import { HeaderRows } from './HeaderRows.tsx';
import { Items } from './Items.tsx';
import { ListRows } from './ListRows.tsx';
import { MapRows } from './MapRows.tsx';
import { formMessages } from './messages.en.ts';
import { isWithin } from './place.ts';
import { rowsOf, type ChoiceRow } from './rows.ts';
import { Scalar } from './Scalar.tsx';
import { isListOrNothing, isObjectOrNothing, listOf } from './values.ts';
import { isScalar, widgetOf } from './widget.ts';
import styles from './Forms.module.css';

const t = translator('forms', formMessages);

interface FieldsProps {
  /** Of the object. */
  readonly at: Ref;
  readonly name: string;
  readonly fields: Table;
  /** Keys outside the table are nobody's mistake. */
  readonly isOpen?: boolean;
  /** Keys that are shown elsewhere or not at all. */
  readonly hidden?: readonly string[];
}

export function Fields({ at, name, fields, isOpen = false, hidden = [] }: FieldsProps) {
  const { resource } = useForm();
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const value = valueAt(resource.value, at.path);
  const { shown, absent, unknown: strange } = rowsOf(fields, value, added);
  const unknown = strange.filter((key) => !hidden.includes(key));
  const drop = (key: string) => setAdded((before) => new Set([...before].filter((one) => one !== key)));
  return (
    <div className={styles.fields} data-home="">
      {shown.map((row) =>
        row.kind === 'choice' ? (
          <OneOf
            key={row.members.map(({ key }) => key).join()}
            at={at}
            row={row}
            onDrop={() => row.members.forEach(({ key }) => drop(key))}
          />
        ) : (
          <FieldRow
            key={row.key}
            at={child(at, row.key)}
            field={row.field}
            isNew={added.has(row.key)}
            onDrop={() => drop(row.key)}
          />
        ),
      )}
      {unknown.length > 0 && <Unknown at={at} keys={unknown} isOpen={isOpen} />}
      <AddField name={name} fields={absent} onAdd={(key) => setAdded((before) => new Set([...before, key]))} />
    </div>
  );
}

interface FieldRowProps {
  readonly at: Ref;
  readonly field: Field;
  /** It was chosen here just now: the focus goes into it. */
  readonly isNew: boolean;
  readonly onDrop: () => void;
  /** In place of the name: the choice among fields that exclude each other. */
  readonly head?: ReactNode;
}

function FieldRow({ at, field, isNew, onDrop, head }: FieldRowProps) {
  const { resource } = useForm();
  const set = useSet(at);
  const write = useWrite(at);
  const id = useId();
  const { row, isSelected } = useRevealed(at);
  const value = valueAt(resource.value, at.path);
  const name = String(at.path.at(-1));
  const widget = widgetOf(field);
  const isOneLine = isScalar(widget) || widget.kind === 'wrapped';
  const remove = () => {
    useDrafts.getState().keep(placeOf(at), undefined);
    useDrafts.getState().forget(placeOf(at));
    if (value === undefined) return onDrop();
    const isCondition = at.path.includes('match') && at.path.indexOf('match') + 2 < at.path.length;
    const done = isCondition ? write({ type: 'remove-condition', at }, t('stepRemove', { name })) : set(undefined);
    if (done) onDrop();
  };
  return (
    <div
      ref={row}
      className={styles.field}
      {...(isOneLine ? {} : { role: 'group', 'aria-labelledby': `${id}-name` })}
      data-nested={widget.kind === 'group'}
      data-selected={isSelected && widget.kind !== 'group'}
      data-place={placeOf(at)}
    >
      {head ?? (
        <FieldHead
          at={at}
          name={name}
          field={field}
          {...(isOneLine ? { controlId: id } : { groupId: `${id}-name` })}
          onRemove={mayGo(at, field, value, isNew) ? remove : undefined}
        />
      )}
      <Body at={at} field={field} value={value} isNew={isNew && value === undefined} id={id} onRemove={remove} />
      <FieldProblems at={at} isNested={widget.kind === 'group' || widget.kind === 'items'} />
    </div>
  );
}

/** An object keeps its name, and what it cannot do without. */
function mayGo({ path }: Ref, field: Field, value: Json | undefined, isNew: boolean): boolean {
  const isIdentity = path[0] === 'metadata' && (path.length === 1 || path[1] === 'name');
  return !isIdentity && field.required === undefined && (value !== undefined || isNew);
}

interface BodyProps {
  readonly at: Ref;
  readonly field: Field;
  readonly value: Json | undefined;
  readonly isNew: boolean;
  readonly id: string;
  readonly onRemove: () => void;
}

function Body({ at, field, value, isNew, id, onRemove }: BodyProps) {
  const set = useSet(at);
  const widget = widgetOf(field);
  const name = String(at.path.at(-1));
  const emptied = (): boolean => {
    onRemove();
    return true;
  };
  const common = { at, name, isNew };
  switch (widget.kind) {
    case 'headers':
      return <HeaderRows {...common} value={value} />;
    case 'map': {
      if (!isScalar(widget.of)) return <Free at={at} value={value} />;
      return <MapRows {...common} value={value} field={field} kind={widget.of.kind} of={widget.field} />;
    }
    case 'list': {
      if (!isScalar(widget.of)) return <Free at={at} value={value} />;
      if (!isListOrNothing(value)) return <Free at={at} value={value} />;
      return <ListRows {...common} items={listOf(value)} kind={widget.of.kind} of={widget.field} />;
    }
    case 'items':
      if (!isListOrNothing(value)) return <Free at={at} value={value} />;
      return <Items at={at} items={listOf(value)} fields={widget.fields} />;
    case 'group':
      if (!isObjectOrNothing(value)) return <Free at={at} value={value} />;
      return (
        <>
          {isNew && <p className={styles.note}>{t('notYet')}</p>}
          <Fields at={at} name={name} fields={widget.fields} isOpen={field.type === 'object' && field.open === true} />
        </>
      );
    case 'free':
      return <Free at={at} value={value} />;
    case 'wrapped':
      return <Wrapped {...{ at, field, value, isNew, id, onRemove }} />;
    default:
      return (
        <Scalar
          kind={widget.kind}
          at={at}
          field={field}
          value={value}
          label={name}
          id={id}
          focusFirst={isNew}
          onEmptied={value === undefined || field.required !== undefined ? undefined : emptied}
          onCommit={set}
        />
      );
  }
}

/** An object around one value: the value alone, unless the text has more in it. */
function Wrapped({ at, field, value, isNew, id, onRemove }: BodyProps) {
  const widget = widgetOf(field);
  const inner = child(at, widget.kind === 'wrapped' ? widget.key : '');
  const set = useSet(inner);
  if (widget.kind !== 'wrapped' || !isScalar(widget.of)) return null;
  const keys = isObjectOrNothing(value) ? Object.keys(value ?? {}) : [''];
  if (keys.some((key) => key !== widget.key) && field.type === 'object')
    return <Fields at={at} name={String(at.path.at(-1))} fields={field.fields} />;
  return (
    <Scalar
      kind={widget.of.kind}
      at={inner}
      field={widget.field}
      value={valueAt(value ?? undefined, [widget.key])}
      label={String(at.path.at(-1))}
      id={id}
      focusFirst={isNew}
      onEmptied={
        value === undefined
          ? undefined
          : () => {
              onRemove();
              return true;
            }
      }
      onCommit={set}
    />
  );
}

/** Fields that exclude each other: which one, and its widget. What was typed for another one waits until one is written. */
function OneOf({ at, row, onDrop }: { readonly at: Ref; readonly row: ChoiceRow; readonly onDrop: () => void }) {
  const outer = useContext(ExclusionContext);
  const [chosen, setChosen] = useState(row.added);
  const id = useId();
  const key = chosen ?? row.present ?? row.members[0]?.key ?? '';
  const member = row.members.find((one) => one.key === key);
  const others = row.members.map((one) => one.key).filter((one) => one !== key);
  const names = row.members.map((one) => one.key).join(', ');
  const isChange = row.present !== key;
  if (!member) return null;
  const select = (
    <div className={styles.oneOf}>
      <label htmlFor={`${id}-choice`} className={styles.oneOfLabel}>
        {t('oneOf')}
      </label>
      <select
        id={`${id}-choice`}
        aria-label={t('oneOfNames', { names })}
        className={entryStyles.select}
        value={key}
        onChange={(event) => setChosen(event.target.value)}
      >
        {row.members.map((one) => (
          <option key={one.key} value={one.key}>
            {one.key}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <div className={styles.choice} role="group" aria-label={t('oneOfNames', { names })}>
      {select}
      <ExclusionContext value={isChange && row.present !== undefined ? { parent: at.path, others } : outer}>
        <FieldRow
          key={key}
          at={child(at, key)}
          field={member.field}
          isNew={isChange}
          onDrop={() => {
            setChosen(undefined);
            onDrop();
          }}
        />
      </ExclusionContext>
    </div>
  );
}

/** Kept as it stands: to be seen here, to be edited in the text. */
function Free({ at, value }: { readonly at: Ref; readonly value: Json | undefined }) {
  const text = value === undefined ? '' : JSON.stringify(value);
  return (
    <p className={styles.free}>
      {text !== '' && <code>{text.length > 160 ? `${text.slice(0, 157)}…` : text}</code>}
      <span>{t('free')}</span>
      <Button look="quiet" onClick={() => showInText(at)}>
        {t('showInText')}
      </Button>
    </p>
  );
}

function Unknown({
  at,
  keys,
  isOpen,
}: {
  readonly at: Ref;
  readonly keys: readonly string[];
  readonly isOpen: boolean;
}) {
  const id = useId();
  return (
    <section className={styles.unknown} aria-labelledby={id}>
      <h3 id={id} className={styles.unknownTitle}>
        {t(isOpen ? 'openTitle' : 'unknownTitle')}
      </h3>
      <p className={styles.note}>{t('unknownNote')}</p>
      <ul>
        {keys.map((key) => (
          <li key={key}>
            <button type="button" className={styles.unknownKey} onClick={() => showInText(child(at, key))}>
              {key}
            </button>
            <FieldProblems at={child(at, key)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The field that another pane selected comes into view. */
function useRevealed(at: Ref) {
  const row = useRef<HTMLDivElement>(null);
  const isSelected = useStore(
    ({ selection }) =>
      selection?.resource === at.resource &&
      selection.path.length >= at.path.length &&
      isWithin(at.path, selection.path),
  );
  const tick = useStore(({ selectionTick }) => (isSelected ? selectionTick : 0));
  useEffect(() => {
    if (tick > 0 && useStore.getState().selectionOrigin !== 'details')
      row.current?.scrollIntoView({ block: 'nearest' });
  }, [tick]);
  return { row, isSelected };
}
