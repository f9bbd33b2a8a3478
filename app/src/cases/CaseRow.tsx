// One saved case: its verdict as icon and word, what it expects, and, where it fails, what came instead.
import { CircleCheck, CircleDashed, CircleX, Copy, GripVertical, Pencil, Trash2, Unlink } from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import { bindRule, expectationText, gotText, message, ruleName, type Case, type CaseResult } from '@portolan/engine';
import { translator, type MessageKey } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import { askCase, bindCase, duplicateCase, isSameQuestion, moveCase, removeCase } from './edits.ts';
import { caseMessages } from './messages.en.ts';
import styles from './CaseRow.module.css';

const t = translator('cases', caseMessages);

const verdicts = {
  pass: { Icon: CircleCheck, word: 'pass' },
  fail: { Icon: CircleX, word: 'fail' },
  lost: { Icon: Unlink, word: 'lost' },
  open: { Icon: CircleDashed, word: 'open' },
  waiting: { Icon: CircleDashed, word: 'waiting' },
} as const satisfies Record<string, { readonly Icon: unknown; readonly word: MessageKey<typeof caseMessages> }>;

interface RowProps {
  /** `place` of `of` in its group: not all are drawn. */
  readonly place: number;
  readonly of: number;
  /** In the whole list, and where it stands there, in pixels. */
  readonly index: number;
  readonly top: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly one: Case;
  readonly result: CaseResult | undefined;
  readonly onEdit: (id: string) => void;
  /** Says where it went, for those who do not see it. */
  readonly onMoved: (sentence: string) => void;
}

export const CaseRow = memo(function CaseRow(props: RowProps) {
  const { one, result, place, of, index, top, measure, onEdit, onMoved } = props;
  const isAsked = useStore(({ client, request }) => isSameQuestion(one, { client, request }));
  const verdict = result?.verdict ?? 'waiting';
  const { Icon, word } = verdicts[verdict];
  const { name } = one;
  return (
    <li
      ref={measure}
      className={styles.row}
      style={{ top }}
      data-index={index}
      data-verdict={verdict}
      data-case={one.id}
      aria-current={isAsked ? 'true' : undefined}
      aria-posinset={place}
      aria-setsize={of}
    >
      <Handle one={one} onMoved={onMoved} />
      <span className={styles.verdict}>
        <Icon aria-hidden="true" />
        {t(word)}
      </span>
      <button
        type="button"
        className={styles.ask}
        data-ask=""
        onClick={() => askCase(one)}
        aria-label={t('ask', { name })}
      >
        <strong className={styles.name}>{name}</strong>
        {one.description !== undefined && <span className={styles.description}>{one.description}</span>}
      </button>
      <span className={styles.actions}>
        <IconButton label={t('edit', { name })} icon={<Pencil />} onClick={() => onEdit(one.id)} />
        <IconButton label={t('duplicate', { name })} icon={<Copy />} onClick={() => duplicateCase(one)} />
        <IconButton label={t('remove', { name })} icon={<Trash2 />} onClick={() => removeCase(one)} />
      </span>
      {result && (verdict === 'fail' || verdict === 'lost') && <Findings one={one} result={result} onEdit={onEdit} />}
    </li>
  );
});

/** What was expected against what came, one line for each expectation that does not hold. */
function Findings({ one, result, onEdit }: Pick<RowProps, 'one' | 'onEdit'> & { readonly result: CaseResult }) {
  const openDock = useStore((state) => state.openDock);
  const showWay = () => {
    askCase(one);
    openDock('way');
  };
  return (
    <div className={styles.findings}>
      <ul>
        {one.expect.map((expectation, i) => {
          const check = result.checks[i];
          if (!check || check.holds) return null;
          return (
            <li key={i} className={styles.finding}>
              <span>
                <Prose text={t('expects', { what: expectationText(expectation) })} />
              </span>
              {check.got && (
                <span className={styles.got}>
                  <Prose text={t('got', { what: gotText(check.got) })} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p className={styles.answer}>
        <Prose text={t('answerNow', { what: message(result.summary) })} />
      </p>
      <p className={styles.remedies}>
        <Button onClick={showWay}>{t('showWay')}</Button>
        {result.verdict === 'lost' && <Rebind one={one} result={result} onEdit={onEdit} />}
      </p>
    </div>
  );
}

/** The rule that takes the request now is the likely one; any other can be chosen in the form. */
function Rebind({ one, result, onEdit }: Pick<RowProps, 'one' | 'onEdit'> & { readonly result: CaseResult }) {
  const mesh = useStore((state) => derivedOf(state).mesh);
  const [reached] = result.reached;
  const rule =
    reached && bindRule(mesh, { virtualService: reached.virtualService, list: reached.list, index: reached.index });
  const lost = new Set(result.checks.flatMap(({ isLost }, i) => (isLost === true ? [i] : [])));
  return (
    <>
      {rule && <Button onClick={() => bindCase(one, lost, rule)}>{t('bindTo', { rule: ruleName(rule) })}</Button>}
      <Button onClick={() => onEdit(one.id)}>{t('chooseRule')}</Button>
    </>
  );
}

/** Moves the case: by pointer to where it is let go, by Alt and an arrow past its neighbour. */
function Handle({ one: { id, name }, onMoved }: Pick<RowProps, 'one' | 'onMoved'>) {
  // What is moved changes with its group: it is looked up anew each time.
  const moveTo = (targetOf: (cases: readonly Case[], one: Case) => Case | undefined, group?: string) => {
    const { cases } = useStore.getState();
    const one = cases.find((other) => other.id === id);
    const target = one && targetOf(cases, one);
    if (!target || target === one) return;
    moveCase(one, target, group);
    const now = useStore.getState().cases;
    onMoved(t('moved', { name, place: now.findIndex((other) => other.id === id) + 1, count: now.length }));
  };
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    moveTo((cases, one) => cases[cases.indexOf(one) + (event.key === 'ArrowUp' ? -1 : 1)]);
  };
  return (
    <button
      type="button"
      className={styles.handle}
      aria-label={t('move', { name })}
      title={t('move', { name })}
      onKeyDown={press}
      onPointerDown={({ timeStamp, button }) => {
        if (button === 0)
          followPointer((over) =>
            moveTo((cases) => cases.find((other) => other.id === over), `case drag ${timeStamp}`),
          );
      }}
    >
      <GripVertical aria-hidden="true" />
    </button>
  );
}

/** Tells of each case that the pointer comes over until it is let go. The window listens: the row itself changes its place. */
function followPointer(come: (id: string) => void): void {
  const end = new AbortController();
  const { signal } = end;
  const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
    const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-case]')?.dataset['case'];
    if (over !== undefined) come(over);
  };
  window.addEventListener('pointermove', move, { signal });
  for (const type of ['pointerup', 'pointercancel']) window.addEventListener(type, () => end.abort(), { signal });
}
