// What the lists over the chart hold: kinds to create, kinds that a line may end at, and what an end may be joined to.
import {
  connectionBetween,
  creationsFrom,
  disconnectionOf,
  freshKinds,
  type ConnectionEnd,
  type FreshKind,
} from '@portolan/engine';
import type { Graph, GraphNode, Point } from '@portolan/graph';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { kindIcons } from '../kinds.ts';
import { startsWith } from '../within.ts';
import { carryOut } from './carryOut.ts';
import { create, namespaceInUse } from './creation.ts';
import { endOfNode, endOfRule, lineOf, type ChartEnd, type ChartLine } from './ends.ts';
import { freshIcons } from './kinds.ts';
import { editingMessages } from './messages.en.ts';
import type { Choice } from './Picker.tsx';

const t = translator('editing', editingMessages);

/** Ends that are judged at most: whether each can be joined takes a look at the whole text. */
export const mostJudged = 300;

export function kindChoices(query: string, at: () => Point): readonly Choice[] {
  return freshKinds
    .filter((kind) => matches(query, kind))
    .map((kind) => kindChoice(kind, () => create({ kind, at: at() })));
}

/**
 * New objects that a line from `start` may end at.
 *
 * @param at where it was let go; without it, they stand where the layout has them
 */
export function endingChoices(query: string, start: ConnectionEnd, at: Point | undefined): readonly Choice[] {
  const state = useStore.getState();
  return creationsFrom(derivedOf(state).resources, start, namespaceInUse(state))
    .filter(({ kind }) => matches(query, kind))
    .map(({ kind }) => kindChoice(kind, () => create({ kind, start, ...(at && { at, isPlaced: true }) })));
}

function kindChoice(kind: FreshKind, choose: () => void): Choice {
  const Icon = freshIcons[kind];
  return { key: kind, icon: <Icon size={18} aria-hidden="true" />, title: kind, detail: t(`kind.${kind}`), choose };
}

/** What may be joined comes first, then what is joined already, then what cannot be, with the reason. */
export function targetChoices(query: string, start: ChartEnd): readonly Choice[] {
  const { graph, resources } = derivedOf(useStore.getState());
  const joined = linesOf(graph, start);
  const open: Choice[] = [];
  const closed: Choice[] = [];
  const candidates = endsIn(graph, start.node).filter((end) => end.node !== start.node && matches(query, textOf(end)));
  for (const end of candidates.slice(0, mostJudged)) {
    if (joined.some((line) => isEnd(line, end))) continue;
    const made = connectionBetween(resources, start.end, end.end);
    const base = choiceOf(end);
    if (!made.ok) closed.push({ ...base, detail: made.error.reason, isClosed: true, choose: () => {} });
    else
      open.push({
        ...base,
        detail: `${base.detail} · ${t('pick.connect')}`,
        choose: () => void carryOut(made.value, t('step.connect', { from: start.name, to: end.name })),
      });
  }
  return [...open, ...lineChoices(query, start, joined), ...closed];
}

function lineChoices(query: string, start: ChartEnd, lines: readonly ChartLine[]): readonly Choice[] {
  const { resources } = derivedOf(useStore.getState());
  return lines.flatMap((line): Choice[] => {
    const moved = line.start.node === start.node ? 'to' : 'from';
    const other = moved === 'to' ? line.finish : line.start;
    if (!matches(query, textOf(other))) return [];
    const gone = disconnectionOf(resources, line);
    const base = { ...choiceOf(other), key: `line ${line.ref.path.join('.')} ${other.node.id}` };
    const pickMove = (): void => useStore.setState({ picking: { list: 'moves', edge: line.id, moved } });
    return [
      gone.ok
        ? { ...base, detail: t('pick.disconnect'), choose: () => void carryOut(gone.value, t('step.disconnect')) }
        : { ...base, detail: gone.error.reason, isClosed: true, choose: () => {} },
      { ...base, key: `move ${base.key}`, detail: t(`pick.move.${moved}`), choose: pickMove },
    ];
  });
}

/** Rules stand for themselves where a line leads to a destination, their VirtualService where it comes from a gateway. */
export function endsIn(graph: Graph, start: GraphNode): readonly ChartEnd[] {
  const asksForRules = ['service', 'service-entry', 'subset'].includes(start.kind);
  return graph.nodes.flatMap((node) =>
    asksForRules && node.rules.length > 1 ? node.rules.map((rule) => endOfRule(node, rule)) : [endOfNode(node)],
  );
}

/** Lines that start or end at the node, or at the rule. */
function linesOf(graph: Graph, { node, end }: ChartEnd): readonly ChartLine[] {
  const isRule = end.kind === 'place' && end.ref.path.length > 1 && node.rules.length > 0;
  return graph.edges
    .filter((edge) => (edge.from === node.id || edge.to === node.id) && !edge.quiet)
    .flatMap((edge) => lineOf(graph, edge) ?? [])
    .filter(({ ref }) => !isRule || startsWith(ref, end.ref));
}

function isEnd(line: ChartLine, { node, end }: ChartEnd): boolean {
  return [line.start, line.finish].some(
    (side) =>
      side.node === node && (end.kind !== 'place' || (side.end.kind === 'place' && startsWith(side.end.ref, end.ref))),
  );
}

export function choiceOf({ node, name, end }: ChartEnd): Pick<Choice, 'key' | 'icon' | 'title' | 'detail'> {
  const Icon = kindIcons[node.kind];
  const place = end.kind === 'place' ? end.ref.path.join('.') : '';
  return {
    key: `${node.id} ${place}`,
    icon: <Icon size={18} aria-hidden="true" />,
    title: name,
    detail: node.namespace === '' ? node.label : `${node.label} · ${node.namespace}`,
  };
}

export function textOf({ node, name }: ChartEnd): string {
  return `${name} ${node.label} ${node.namespace}`;
}

export function matches(query: string, text: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
