// A condition written in the place of its chip: how it compares, and the value. Enter commits, Escape leaves; what Istio
// would have against it stands below while it is typed.
import type { Ref, Resource } from '@portolan/engine';
import { valueAt } from '@portolan/text';
import { useId, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Prose } from '../ui/Prose.tsx';
import styles from './ChipEditor.module.css';
import { comparisonsOf, readCondition, takesSeveral, type Condition } from './conditions.ts';
import { refusalOfCondition, writeCondition } from './matchActions.ts';
import { actionMessages } from './messages.en.ts';

const t = translator('actions', actionMessages);

interface ChipEditorProps {
  /** The condition. */
  readonly at: Ref;
  /** Chart units inside the rule. */
  readonly left: number;
  readonly top: number;
}

export function ChipEditor({ at, left, top }: ChipEditorProps) {
  const resource = useStore((state) => derivedOf(state).resources.find(({ id }) => id === at.resource));
  const old = resource && readCondition(at.path.slice(5), valueAt(resource.value, at.path));
  if (!resource || !old) return <NotHere />;
  return <Fields resource={resource} at={at} old={old} left={left} top={top} />;
}

/** What is no condition of its own, and what is gone meanwhile. */
function NotHere() {
  const done = useStore((state) => state.writeChip);
  return (
    <button
      type="button"
      className={styles.note}
      autoFocus
      onClick={() => done(undefined)}
      onBlur={() => done(undefined)}
    >
      {t('condition.inText')}
    </button>
  );
}

interface FieldsProps extends ChipEditorProps {
  readonly resource: Resource;
  readonly old: Condition;
}

function Fields({ resource, at, old, left, top }: FieldsProps) {
  const [now, setNow] = useState(old);
  const errorId = useId();
  const match: Ref = { resource: at.resource, path: at.path.slice(0, 5) };
  const isChanged = now.comparison !== old.comparison || now.value !== old.value;
  const refusal = isChanged ? refusalOfCondition(resource, match, now) : undefined;
  const ways = comparisonsOf(old.subject);
  const isSeveral = takesSeveral(old.subject);

  const leave = (): void => useStore.getState().writeChip(undefined);
  const commit = (): boolean => {
    if (refusal !== undefined) return false;
    const refused = isChanged ? writeCondition(resource, match, old, now) : undefined;
    if (refused !== undefined) {
      useStore.getState().notify({ tone: 'error', text: t('refused', { reason: refused }) });
      return false;
    }
    leave();
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    // No key of the chart is meant here.
    event.stopPropagation();
    const isDone = (event.key === 'Enter' && !event.nativeEvent.isComposing && commit()) || event.key === 'Escape';
    if (!isDone) return;
    event.preventDefault();
    if (event.key === 'Escape') leave();
    focusChip(event.currentTarget.closest('li'), at);
  };
  const blur = (event: FocusEvent): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    if (!commit()) leave();
  };
  return (
    <div
      className={`${styles.editor} nodrag nopan nowheel`}
      style={{ left, top }}
      data-several={isSeveral}
      role="group"
      aria-label={t('chip.label', { what: old.name || t(`subject.${old.subject}`) })}
      onKeyDown={press}
      onBlur={blur}
      onClick={(event) => event.stopPropagation()}
    >
      {ways.length > 1 && (
        <select
          className={styles.input}
          aria-label={t('field.comparison')}
          value={now.comparison}
          onChange={(event) =>
            setNow({ ...now, comparison: ways.find((way) => way === event.target.value) ?? now.comparison })
          }
        >
          {ways.map((way) => (
            <option key={way} value={way}>
              {t(`comparison.${way}`)}
            </option>
          ))}
        </select>
      )}
      {now.comparison !== 'present' && (
        <input
          className={styles.input}
          aria-label={t(isSeveral ? 'field.values' : 'field.value')}
          placeholder={isSeveral ? t('field.values.how') : undefined}
          value={now.value}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          {...(refusal === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': errorId })}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setNow({ ...now, value: event.target.value })}
        />
      )}
      {refusal !== undefined && (
        <p id={errorId} className={styles.refusal} role="alert">
          <Prose text={refusal} />
        </p>
      )}
    </div>
  );
}

/** The chip has the focus again, once it is drawn. */
function focusChip(rule: Element | null, at: Ref): void {
  requestAnimationFrame(() => {
    const chips = [...(rule?.querySelectorAll<HTMLElement>('[data-at]') ?? [])];
    chips.find((chip) => chip.dataset['at'] === JSON.stringify(at.path))?.focus({ preventScroll: true });
  });
}
