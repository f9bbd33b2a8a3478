// What can be done with match entries and their conditions: one more to hold as well (AND), one more entry instead (OR),
// change, remove.
import { child, type Command, type Json, type Ref, type Resource } from '@portolan/engine';
import { valueAt } from '@portolan/text';
import { CaseSensitive, CopyPlus, Locate, PenLine, Plus, SquareSplitVertical, Trash2 } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import type { Action, Target } from './action.ts';
import { newRefusal } from './admission.ts';
import {
  changedList,
  comparisonsOf,
  jsonOf,
  needsName,
  pathOf,
  placeOf,
  protocolOf,
  readCondition,
  subjectsOf,
  takesSeveral,
  valuesOf,
  type Condition,
  type Protocol,
  type Subject,
} from './conditions.ts';
import { actionMessages } from './messages.en.ts';
import { attempt, commandAction, perform, tellWithUndo } from './perform.ts';
import type { Answers, Question, QuestionField } from './question.ts';
import { showInText } from './show.ts';

const t = translator('actions', actionMessages);

export function matchActions(target: Extract<Target, { ref: Ref; kind: string }>, state: State): readonly Action[] {
  const resource = target.ref && derivedOf(state).resources.find(({ id }) => id === target.ref?.resource);
  if (!resource || !target.ref) return [];
  const { ref } = target;
  switch (target.kind) {
    case 'condition':
      return ofCondition(state, ref, resource);
    case 'match':
      return ofMatch(state, ref, resource);
    case 'rule':
      return [
        question('rule-or', isOpen(resource, ref) ? t('match.first') : t('match.or'), 'O', () =>
          orQuestion(resource, ref),
        ),
      ];
    default:
      return [];
  }
}

/** Without entries the rule takes everything: the first condition is no alternative but a limit. */
function isOpen({ value }: Resource, rule: Ref): boolean {
  return valueAt(value, [...rule.path, 'match']) === undefined;
}

function question(id: string, label: string, keys: string, make: () => Question): Action {
  return { id, label, group: 'add', icon: Plus, keys, run: () => useStore.getState().askFor(make()) };
}

function ofMatch(state: State, ref: Ref, resource: Resource): readonly Action[] {
  const rule: Ref = { resource: ref.resource, path: ref.path.slice(0, 3) };
  const entry = Number(ref.path[4]);
  return [
    question('match-and', t('match.and'), 'A', () => conditionQuestion(resource, ref, undefined)),
    commandAction(state, {
      id: 'match-duplicate',
      label: t('match.duplicate'),
      group: 'add',
      icon: CopyPlus,
      command: { type: 'duplicate-item', at: ref },
    }),
    commandAction(state, {
      id: 'match-split',
      label: t('match.split'),
      group: 'order',
      icon: SquareSplitVertical,
      command: { type: 'split-rule', at: rule, entry },
    }),
    removal(state, resource, 'match-remove', t('match.remove'), { type: 'remove-item', at: ref }),
  ];
}

function ofCondition(state: State, ref: Ref, resource: Resource): readonly Action[] {
  const match: Ref = { resource: ref.resource, path: ref.path.slice(0, 5) };
  const old = readCondition(ref.path.slice(5), valueAt(resource.value, ref.path));
  return [
    {
      id: 'condition-edit',
      label: t('condition.edit'),
      group: 'edit',
      icon: PenLine,
      keys: 'F2',
      ...(old ? {} : { unavailable: t('condition.inText') }),
      run: () => useStore.getState().askFor(conditionQuestion(resource, match, old)),
    },
    { id: 'condition-show', label: t('show'), group: 'go', icon: Locate, run: () => showInText(ref) },
    ...caseAction(state, resource, ref),
    removal(state, resource, 'condition-remove', t('condition.remove'), { type: 'remove-condition', at: ref }),
  ];
}

/** Whether a path is compared without regard to case is a field beside it. */
function caseAction(state: State, { value }: Resource, { resource, path }: Ref): readonly Action[] {
  if (path[5] !== 'uri' || valueAt(value, [...path, 'regex']) !== undefined) return [];
  const at: Ref = { resource, path: [...path.slice(0, 5), 'ignoreUriCase'] };
  const isIgnored = valueAt(value, at.path) === true;
  const label = t(isIgnored ? 'condition.case' : 'condition.anyCase');
  const command: Command = { type: 'set-field', at, value: isIgnored ? undefined : true };
  return [commandAction(state, { id: 'condition-case', label, group: 'edit', icon: CaseSensitive, command })];
}

/** What may not be missing says so beforehand: a TLS rule needs its hosts. */
function removal(
  state: State,
  { id: resource }: Resource,
  id: string,
  label: string,
  command: Extract<Command, { type: 'remove-item' | 'remove-condition' }>,
): Action {
  const refusal = newRefusal(derivedOf(state).resources, resource, command);
  return {
    ...(refusal === undefined ? {} : { unavailable: refusal }),
    ...commandAction(state, { id, label, group: 'remove', icon: Trash2, keys: 'Delete', command }),
    run: () => {
      if (!perform(command, label)) return;
      useStore.getState().select({ resource, path: command.at.path.slice(0, 3) }, 'canvas');
      tellWithUndo(t('removed', { what: label }));
    },
  };
}

/** One more alternative of a rule. */
function orQuestion(resource: Resource, rule: Ref): Question {
  return {
    title: isOpen(resource, rule) ? t('match.first.title') : t('match.or.title'),
    submit: t('add.submit'),
    fields: conditionFields(protocolOf(rule), first(protocolOf(rule))),
    answer: (answers) => {
      const condition = conditionOf(protocolOf(rule), answers);
      if (typeof condition === 'string') return condition;
      const value = nested(pathOf(condition), jsonOf(condition));
      return tried(resource, { type: 'add-match', at: rule, value }, t('match.or.step'));
    },
  };
}

function conditionQuestion(resource: Resource, match: Ref, old: Condition | undefined): Question {
  const protocol = protocolOf(match);
  return {
    title: t(old ? 'condition.title' : 'match.and.title'),
    submit: t(old ? 'condition.submit' : 'add.submit'),
    fields: conditionFields(protocol, old ?? next(protocol, valueAt(resource.value, match.path))),
    answer: (answers) => {
      const condition = conditionOf(protocol, answers);
      return typeof condition === 'string' ? condition : writeCondition(resource, match, old, condition);
    },
  };
}

/**
 * Puts a condition into a match entry, in place of an old one or beside the others.
 *
 * @returns why not, in words
 */
export function writeCondition(
  resource: Resource,
  match: Ref,
  old: Condition | undefined,
  condition: Condition,
): string | undefined {
  const at = child(match, ...pathOf(condition));
  const from = old && child(match, ...placeOf(old));
  const isMoved = from !== undefined && from.path.join('.') !== at.path.join('.');
  if ((from === undefined || isMoved) && valueAt(resource.value, at.path) !== undefined) return t('condition.taken');
  const command = isMoved ? setting(at, condition) : changing(resource, at, condition);
  const step = t(old ? 'condition.step' : 'match.and.step');
  if (isMoved && old?.subject === condition.subject) {
    return tried(resource, { type: 'several', commands: [renaming(resource, from, at), command] }, step);
  }
  const refusal = tried(resource, command, step, `condition ${match.resource} ${++gestures}`);
  if (refusal !== undefined || !isMoved) return refusal;
  // The new one stands first, so that the entry is never empty and goes.
  return attempt({ type: 'remove-condition', at: from }, step, {
    group: `condition ${match.resource} ${gestures}`,
  });
}

/** A header under another name, with what is said beside it. */
function renaming(resource: Resource, from: Ref, to: Ref): Command {
  const map = { resource: from.resource, path: from.path.slice(0, -1) };
  const entries = Object.entries(valueAt(resource.value, map.path) ?? {});
  const name = String(to.path.at(-1));
  const value = Object.fromEntries(entries.map(([key, one]) => [key === from.path.at(-1) ? name : key, one as Json]));
  return { type: 'set-field', at: map, value };
}

let gestures = 0;

function tried(resource: Resource, command: Command, step: string, group?: string): string | undefined {
  const { resources } = derivedOf(useStore.getState());
  return newRefusal(resources, resource.id, command) ?? attempt(command, step, group === undefined ? {} : { group });
}

function setting(at: Ref, condition: Condition): Command {
  return { type: 'set-field', at, value: jsonOf(condition) };
}

/** Of several values those that stay are not written again. */
function changing({ value }: Resource, at: Ref, condition: Condition): Command {
  const before = valueAt(value, at.path);
  const isList = Array.isArray(before) && before.every((one) => typeof one === 'string');
  if (!takesSeveral(condition.subject) || !isList) return setting(at, condition);
  return { type: 'several', commands: changedList(at, before, valuesOf(condition.value)) };
}

/** What a new alternative is about, until somebody chooses. */
function first(protocol: Protocol): Condition {
  const [subject = 'uri'] = subjectsOf(protocol);
  const isPath = subject === 'uri';
  return { subject, name: '', comparison: isPath ? 'prefix' : 'exact', value: isPath ? '/' : '' };
}

/** What one more condition is about: of HTTP a header, else what the entry does not look at yet. */
function next(protocol: Protocol, entry: unknown): Condition {
  const taken = typeof entry === 'object' && entry !== null ? Object.keys(entry) : [];
  const free = subjectsOf(protocol).find((one) => needsName(one) || !taken.includes(one));
  const subject = protocol === 'http' ? 'headers' : (free ?? 'sourceLabels');
  return { subject, name: '', comparison: 'exact', value: '' };
}

function conditionFields(protocol: Protocol, start: Condition): readonly QuestionField[] {
  const offered = subjectsOf(protocol);
  const subjectOf = ({ subject }: Answers): Subject => offered.find((one) => one === subject) ?? start.subject;
  const isSeveral = (now: Answers): boolean => takesSeveral(subjectOf(now));
  return [
    {
      id: 'subject',
      label: t('field.subject'),
      kind: 'choice',
      value: start.subject,
      options: offered.map((value) => ({ value, label: t(`subject.${value}`) })),
    },
    { id: 'name', label: t('field.name'), kind: 'text', value: start.name, when: (now) => needsName(subjectOf(now)) },
    {
      id: 'comparison',
      label: t('field.comparison'),
      kind: 'choice',
      value: start.comparison,
      options: comparisonsOf('headers').map((value) => ({ value, label: t(`comparison.${value}`) })),
      when: (now) => comparisonsOf(subjectOf(now)).length > 1,
    },
    {
      id: 'value',
      label: t('field.value'),
      kind: 'text',
      value: start.value,
      when: ({ comparison, ...now }) =>
        !isSeveral(now) && (comparison !== 'present' || comparisonsOf(subjectOf(now)).length === 1),
    },
    {
      id: 'values',
      label: t('field.values'),
      kind: 'text',
      value: start.value,
      placeholder: t('field.values.how'),
      when: isSeveral,
    },
  ];
}

/** What Istio would have against the condition, before it is written. */
export function refusalOfCondition(resource: Resource, match: Ref, condition: Condition): string | undefined {
  if (takesSeveral(condition.subject) && valuesOf(condition.value).length === 0) return t('condition.noValue');
  const command = setting(child(match, ...pathOf(condition)), condition);
  return newRefusal(derivedOf(useStore.getState()).resources, resource.id, command);
}

/** The condition, or what is missing in it. */
function conditionOf(
  protocol: Protocol,
  { subject, name = '', comparison, value = '', values = '' }: Answers,
): Condition | string {
  const what = subjectsOf(protocol).find((one) => one === subject) ?? first(protocol).subject;
  if (needsName(what) && name.trim() === '') return t('condition.noName');
  const how = comparisonsOf(what).find((one) => one === comparison);
  if (how === undefined && comparisonsOf(what).length > 1) return t('condition.noPresence');
  if (takesSeveral(what) && valuesOf(values).length === 0) return t('condition.noValue');
  return { subject: what, name, comparison: how ?? 'exact', value: takesSeveral(what) ? values : value };
}

function nested(path: Ref['path'], value: ReturnType<typeof jsonOf>): ReturnType<typeof jsonOf> {
  return path.toReversed().reduce<ReturnType<typeof jsonOf>>((inner, step) => ({ [step]: inner }), value);
}
