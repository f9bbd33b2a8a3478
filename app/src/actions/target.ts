// From what is selected or pressed to what actions act on, outward from the innermost: a condition lies in a match entry,
// that in a rule, that in a card, that on the page.
import type { Ref } from '@portolan/engine';
import { nodeAt, nodeIn } from '@portolan/graph';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { selectedEdge } from '../canvas/editing/useActiveEdge.ts';
import type { State } from '../store/store.ts';
import type { Target } from './action.ts';
import { protocolOf, protocols } from './conditions.ts';
import { actionMessages } from './messages.en.ts';

const t = translator('actions', actionMessages);

/** The innermost target at a place of the text; undefined where the chart shows nothing of it. */
export function targetAt(state: State, ref: Ref): Target | undefined {
  return insideRule(ref) ?? nodeTarget(state, ref);
}

/** What the selection asks for: several cards, a place, or the whole chart. */
export function selectedTarget(state: State): Target {
  const { selection, alsoSelected } = state;
  if (selection === undefined) return { kind: 'pane' };
  if (alsoSelected.length > 0) return { kind: 'selection', refs: [selection, ...alsoSelected] };
  const edge = selectedEdge(derivedOf(state).graph, selection);
  if (edge !== undefined) return { kind: 'edge', edge, ref: selection };
  return targetAt(state, selection) ?? { kind: 'pane' };
}

/** The target and those around it, innermost first. */
export function targetsAround(state: State, target: Target): readonly Target[] {
  switch (target.kind) {
    case 'app':
      return [target];
    case 'pane':
      return [target, { kind: 'app' }];
    case 'selection':
      return [target, { kind: 'pane' }, { kind: 'app' }];
    case 'node':
      return [target, { kind: 'pane' }, { kind: 'app' }];
    case 'edge': {
      const inside = insideRule(target.ref);
      return [target, ...(inside ? targetsAround(state, inside) : targetsOf(nodeTarget(state, target.ref)))];
    }
    case 'condition':
      return [target, ...targetsAround(state, { kind: 'match', ref: cut(target.ref, 5) })];
    case 'match':
    case 'destination':
      return [target, ...targetsAround(state, { kind: 'rule', ref: cut(target.ref, 3) })];
    case 'rule':
      return [target, ...targetsOf(nodeTarget(state, target.ref))];
  }
}

function targetsOf(node: Target | undefined): readonly Target[] {
  return [...(node ? [node] : []), { kind: 'pane' }, { kind: 'app' }];
}

/** The parts of a target that its menu shows: from the innermost up to the rule, or the one card. */
export function menuTargets(state: State, target: Target): readonly Target[] {
  const around = targetsAround(state, target).filter(({ kind }) => kind !== 'app' && kind !== 'pane');
  if (around.length === 0) return [target];
  return around.length === 1 ? around : around.filter(({ kind }) => kind !== 'node');
}

function nodeTarget(state: State, ref: Ref): Target | undefined {
  const node = nodeAt(derivedOf(state).graph, ref);
  return node && { kind: 'node', node: node.id, ref: node.ref };
}

const cut = ({ resource, path }: Ref, length: number): Ref => ({ resource, path: path.slice(0, length) });

/** `spec.http[0].match[1].headers.user` is a condition, and so on; undefined outside rules. */
function insideRule(ref: Ref): Target | undefined {
  const [spec, protocol, rule, field, index, condition, name] = ref.path;
  if (spec !== 'spec' || !protocols.some((one) => one === protocol) || typeof rule !== 'number') return undefined;
  if (!ref.resource.startsWith('VirtualService/')) return undefined;
  if (field === 'match' && typeof index === 'number') {
    if (condition === undefined) return { kind: 'match', ref: cut(ref, 5) };
    const isNamed = maps.has(condition) && name !== undefined;
    return { kind: 'condition', ref: cut(ref, isNamed ? 7 : 6) };
  }
  if ((field === 'route' || field === 'mirrors') && typeof index === 'number') {
    return { kind: 'destination', ref: cut(ref, 5) };
  }
  if (field === 'mirror') return { kind: 'destination', ref: cut(ref, 4) };
  return { kind: 'rule', ref: cut(ref, 3) };
}

/** Fields of a match entry that hold one condition for each name. */
const maps: ReadonlySet<unknown> = new Set(['headers', 'withoutHeaders', 'queryParams', 'sourceLabels']);

/** What the target is called, above its actions. */
export function targetName(state: State, target: Target): string {
  switch (target.kind) {
    case 'app':
      return t('target.app');
    case 'pane':
      return t('target.pane');
    case 'node':
      return nodeName(state, target.node);
    case 'rule':
      return t(`target.rule.${protocolOf(target.ref)}`, { ...numbers(target.ref), name: resourceName(target.ref) });
    case 'match':
      return t(`target.match.${protocolOf(target.ref)}`, numbers(target.ref));
    case 'condition':
      return t('target.condition', { text: conditionText(state, target.ref) });
    case 'destination':
      return target.ref.path[3] === 'route'
        ? t(`target.destination.${protocolOf(target.ref)}`, numbers(target.ref))
        : t('target.mirror', numbers(target.ref));
    case 'edge':
      return t('target.edge');
    case 'selection':
      return t('target.selection', { count: target.refs.length });
  }
}

function nodeName(state: State, id: string): string {
  const node = nodeIn(derivedOf(state).graph, id);
  if (!node) return id;
  return node.kind === 'mesh' ? t('target.mesh') : t('target.node', { kind: node.label, name: node.title });
}

/** `VirtualService/default/web` is called `web`. */
function resourceName({ resource }: Ref): string {
  return resource.slice(resource.lastIndexOf('/') + 1);
}

/** From 1, as people count. */
function numbers({ path }: Ref): { readonly number: number; readonly index: number } {
  return { number: Number(path[2] ?? 0) + 1, index: Number(path[4] ?? 0) + 1 };
}

/** The chip of a condition, as the chart writes it. */
function conditionText(state: State, ref: Ref): string {
  const rules = nodeAt(derivedOf(state).graph, ref)?.rules ?? [];
  const chips = rules.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.chips));
  return chips.find((chip) => chip.ref.path.join('.') === ref.path.join('.'))?.text ?? String(ref.path.at(-1));
}
