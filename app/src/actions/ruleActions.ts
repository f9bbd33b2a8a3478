// What can be done with the rules of a VirtualService: add, move, copy, split, merge, name, share their traffic.
import { child, type Command, type Ref, type Resource } from '@portolan/engine';
import { nodeIn } from '@portolan/graph';
import { valueAt } from '@portolan/text';
import {
  ArrowDown,
  ArrowUp,
  Combine,
  CopyPlus,
  Locate,
  PenLine,
  Percent,
  Plus,
  Scale,
  Split,
  SquareSplitVertical,
  Trash2,
  Waypoints,
} from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import type { Action, Target } from './action.ts';
import { bypassQuestion, canaryQuestion, destinationQuestion, ruleQuestion } from './destinationQuestions.ts';
import { matchActions } from './matchActions.ts';
import { protocolOf, protocols, type Protocol } from './conditions.ts';
import { actionMessages } from './messages.en.ts';
import { moveRuleAloud } from './moveRule.ts';
import { attempt, commandAction, perform, staleReason, tellWithUndo } from './perform.ts';
import type { Provider } from './provider.ts';
import { showInText } from './show.ts';

const t = translator('actions', actionMessages);

export const ruleActions: Provider = (target, state) => {
  switch (target.kind) {
    case 'rule':
      return ofRule(state, target.ref);
    case 'match':
    case 'condition':
      return matchActions(target, state);
    case 'destination':
      return ofDestination(state, target.ref);
    case 'node':
      return ofNode(state, target);
    case 'edge':
      return [{ id: 'show', label: t('show'), group: 'go', icon: Locate, run: () => showInText(target.ref) }];
    case 'app':
    case 'pane':
    case 'selection':
      return [];
  }
};

function ofNode(state: State, { node: id }: Extract<Target, { kind: 'node' }>): readonly Action[] {
  const node = nodeIn(derivedOf(state).graph, id);
  const resource = node?.ref && resourceOf(state, node.ref);
  if (node?.kind !== 'virtual-service' || !resource) return [];
  const reason = staleReason(state, resource.id);
  return protocols.map((protocol) => ({
    id: `add-rule-${protocol}`,
    label: t(`rule.add.${protocol}`),
    group: 'add',
    icon: Plus,
    ...(reason === undefined ? {} : { unavailable: reason }),
    run: () => useStore.getState().askFor(ruleQuestion(resource, protocol, placeForRule(resource, protocol))),
  }));
}

/** A rule below one that takes everything is never reached: the new one goes above it. */
function placeForRule({ value }: Resource, protocol: Protocol): number {
  const rules = valueAt(value, ['spec', protocol]);
  if (!Array.isArray(rules)) return 0;
  const last: unknown = rules.at(-1);
  const takesAll = typeof last === 'object' && last !== null && !('match' in last);
  return rules.length - (takesAll ? 1 : 0);
}

function ofRule(state: State, ref: Ref): readonly Action[] {
  const resource = resourceOf(state, ref);
  if (!resource) return [];
  return [
    ...additions(state, ref, resource),
    ...orderOf(state, ref, resource),
    commandAction(state, {
      id: 'rule-duplicate',
      label: t('rule.duplicate'),
      group: 'add',
      icon: CopyPlus,
      keys: 'mod+D',
      command: { type: 'duplicate-item', at: ref },
      select: sibling(ref, 1),
    }),
    weightAction(state, 'rule-even', 'weights.even', Scale, { type: 'split-evenly', at: ref }),
    weightAction(state, 'rule-normalise', 'weights.normalise', Percent, { type: 'normalise-weights', at: ref }),
    { id: 'rule-show', label: t('show'), group: 'go', icon: Locate, run: () => showInText(ref) },
    {
      ...commandAction(state, {
        id: 'rule-delete',
        label: t('rule.delete'),
        group: 'remove',
        icon: Trash2,
        keys: 'Delete',
        command: { type: 'remove-item', at: ref },
      }),
      run: () => {
        const number = numberOf(ref);
        if (!perform({ type: 'remove-item', at: ref }, t('rule.delete.step', { number }))) return;
        useStore.getState().select({ resource: ref.resource, path: [] }, 'canvas');
        tellWithUndo(t('rule.deleted', { number, name: resource.name }));
      },
    },
  ];
}

function additions(state: State, ref: Ref, resource: Resource): readonly Action[] {
  const ask = useStore.getState().askFor;
  const index = Number(ref.path[2]);
  const matches = valueAt(resource.value, [...ref.path, 'match']);
  const entries = Array.isArray(matches) ? matches.length : 0;
  const routes = valueAt(resource.value, [...ref.path, 'route']);
  const destinations = Array.isArray(routes) ? routes.length : 0;
  const reason = staleReason(state, resource.id);
  const open = (action: Omit<Action, 'run'>, run: () => void): Action => ({
    ...action,
    ...(reason === undefined ? {} : { unavailable: reason }),
    run,
  });
  const canary =
    destinations === 1
      ? {}
      : { unavailable: t(destinations === 0 ? 'canary.none' : 'canary.several', { count: destinations }) };
  const protocol = protocolOf(ref);
  const isHttp = protocol === 'http';
  // TLS and TCP rules have no name, and no headers to go by.
  const named = open({ id: 'rule-name', label: t('rule.name'), group: 'edit', icon: PenLine, keys: 'F2' }, () =>
    ask(nameQuestion(ref, resource)),
  );
  const bypass = open({ id: 'rule-bypass', label: t('bypass'), group: 'add', icon: Waypoints }, () =>
    ask(bypassQuestion(resource, ref)),
  );
  return [
    ...(isHttp ? [named] : []),
    open({ id: 'rule-add-above', label: t('rule.addAbove'), group: 'add', icon: Plus }, () =>
      ask(ruleQuestion(resource, protocol, index)),
    ),
    open({ id: 'rule-add-below', label: t('rule.addBelow'), group: 'add', icon: Plus }, () =>
      ask(ruleQuestion(resource, protocol, index + 1)),
    ),
    ...(isHttp ? [bypass] : []),
    open({ id: 'rule-destination', label: t('destination.add'), group: 'add', icon: Plus }, () =>
      ask(destinationQuestion(resource, ref)),
    ),
    {
      ...open({ id: 'rule-canary', label: t('canary'), group: 'weights', icon: Split }, () =>
        ask(canaryQuestion(resource, ref)),
      ),
      ...canary,
    },
    ...matchActions({ kind: 'rule', ref }, state),
    commandAction(state, {
      id: 'rule-split',
      label: t('rule.split'),
      group: 'order',
      icon: SquareSplitVertical,
      command: { type: 'split-rule', at: ref, entry: Math.max(entries - 1, 1) },
    }),
    commandAction(state, {
      id: 'rule-merge',
      label: t('rule.merge'),
      group: 'order',
      icon: Combine,
      command: { type: 'merge-rule-below', at: ref },
    }),
  ];
}

function orderOf(state: State, ref: Ref, { value }: Resource): readonly Action[] {
  const index = Number(ref.path[2]);
  const rules = valueAt(value, ref.path.slice(0, 2));
  const count = Array.isArray(rules) ? rules.length : 0;
  const move = (id: string, to: number, icon: Action['icon'], keys: string): Action => {
    const label = t(to < index ? 'rule.up' : 'rule.down');
    const base = { id, label, group: 'order', keys, ...(icon && { icon }) } as const;
    if (to < 0 || to >= count) {
      return { ...base, unavailable: t(to < 0 ? 'rule.first' : 'rule.last'), run: () => undefined };
    }
    return {
      ...commandAction(state, { ...base, command: { type: 'move-item', at: ref, to } }),
      run: () => moveRuleAloud(ref, to),
    };
  };
  return [move('rule-up', index - 1, ArrowUp, 'Alt+ArrowUp'), move('rule-down', index + 1, ArrowDown, 'Alt+ArrowDown')];
}

function weightAction(
  state: State,
  id: string,
  label: 'weights.even' | 'weights.normalise',
  icon: NonNullable<Action['icon']>,
  command: Command,
): Action {
  return commandAction(state, { id, label: t(label), group: 'weights', icon, command });
}

function ofDestination(state: State, ref: Ref): readonly Action[] {
  const label = t('destination.remove');
  return [
    {
      ...commandAction(state, {
        id: 'destination-remove',
        label,
        group: 'remove',
        icon: Trash2,
        keys: 'Delete',
        command: removal(ref),
      }),
      run: () => {
        if (!perform(removal(ref), label)) return;
        useStore.getState().select({ resource: ref.resource, path: ref.path.slice(0, 3) }, 'canvas');
        tellWithUndo(t('destination.removed'));
      },
    },
    { id: 'destination-show', label: t('show'), group: 'go', icon: Locate, run: () => showInText(ref) },
  ];
}

const removal = (ref: Ref): Command =>
  typeof ref.path.at(-1) === 'number'
    ? { type: 'remove-item', at: ref }
    : { type: 'set-field', at: ref, value: undefined };

function nameQuestion(ref: Ref, resource: Resource) {
  const number = numberOf(ref);
  const old = valueAt(resource.value, [...ref.path, 'name']);
  return {
    title: t('rule.name.title', { number }),
    submit: t('rename.submit'),
    fields: [{ id: 'name', label: t('rename.name'), kind: 'text', value: typeof old === 'string' ? old : '' }],
    answer: ({ name = '' }) =>
      attempt(
        { type: 'set-field', at: child(ref, 'name'), value: name.trim() === '' ? undefined : name.trim() },
        t('rule.name.step', { number }),
      ),
  } as const satisfies Parameters<State['askFor']>[0];
}

function resourceOf(state: State, ref: Ref): Resource | undefined {
  return derivedOf(state).resources.find(({ id }) => id === ref.resource);
}

const numberOf = ({ path }: Ref): number => Number(path[2]) + 1;

const sibling = ({ resource, path }: Ref, by: number): Ref => ({
  resource,
  path: [...path.slice(0, -1), Number(path.at(-1)) + by],
});
