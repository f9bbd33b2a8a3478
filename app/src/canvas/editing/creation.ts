// New objects on the chart: in the namespace in use, where they were dropped, selected, and with their name to be written.
// A name that is written at once is the object's name from the beginning: what is named after it follows.
import {
  creationsFrom,
  expandCommand,
  freshObject,
  type Command,
  type ConnectionEnd,
  type FreshKind,
  type Ref,
} from '@portolan/engine';
import { nodeAt, type NodeId, type Point } from '@portolan/graph';
import { dispatch } from '../../commands/dispatch.ts';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore, type State } from '../../store/store.ts';
import { carryOut, newGroup, refuse } from './carryOut.ts';
import { freePlace } from './freePlace.ts';
import { editingMessages } from './messages.en.ts';

const t = translator('editing', editingMessages);

export interface Order {
  readonly kind: FreshKind;
  /** The end of the line that it shall be joined to. */
  readonly start?: ConnectionEnd;
  /** Middle of its upper edge, in chart units. */
  readonly at?: Point;
  /** It was put there by hand: else it may stand beside, where it covers nothing. */
  readonly isPlaced?: boolean;
}

/** That of the selection, else the one most objects are in. */
export function namespaceInUse(state: State): string {
  const { resources } = derivedOf(state);
  const selected = resources.find(({ id }) => id === state.selection?.resource);
  if (selected) return selected.namespace;
  const counts = new Map<string, number>();
  for (const { namespace } of resources) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 'default';
}

export function create(order: Order): void {
  const namespace = namespaceInUse(useStore.getState());
  const group = newGroup();
  const made = make(order, namespace, group);
  if (!made) return;
  const node = show(made.end, order);
  if (node === undefined) return;
  const name = made.end.resource.slice(made.end.resource.lastIndexOf('/') + 1);
  useStore.setState({
    naming: {
      node,
      kind: order.kind,
      name,
      rename: (wanted) => rename(order, namespace, { ...made, node, group }, wanted),
    },
  });
}

interface Made {
  /** What the chart shows of it. */
  readonly end: Ref;
  readonly commands: readonly Command[];
}

function make(order: Order, namespace: string, group: string, name?: string): Made | undefined {
  const { kind, start } = order;
  const { resources } = derivedOf(useStore.getState());
  let made: Made | undefined;
  if (start) {
    const creation = creationsFrom(resources, start, namespace, name).find((one) => one.kind === kind);
    made = creation && { end: creation.fresh.end, commands: creation.commands };
  } else {
    const fresh = freshObject(resources, kind, namespace, name === undefined ? {} : { name });
    made = { end: fresh.end, commands: [{ type: 'create-resource', value: fresh.value }] };
  }
  return made && carryOut(made.commands, t('step.create', { kind }), group) ? made : undefined;
}

/** Selects it, and pins it where it was wanted. */
function show(end: Ref, { at, isPlaced = false }: Pick<Order, 'at' | 'isPlaced'>): NodeId | undefined {
  const state = useStore.getState();
  const { graph, layout } = derivedOf(state);
  const node = nodeAt(graph, end);
  if (node && at) {
    const wanted = { x: Math.round(at.x - node.width / 2), y: Math.round(at.y) };
    const others = { ...graph, nodes: graph.nodes.filter((one) => one !== node) };
    state.pin({ [node.id]: isPlaced ? wanted : freePlace(others, layout, wanted, node) });
  }
  state.select(end, 'canvas');
  return node?.id;
}

/** @returns why it cannot be called so */
function rename(
  order: Order,
  namespace: string,
  made: Made & { readonly node: NodeId; readonly group: string },
  name: string,
): string | undefined {
  const state = useStore.getState();
  const { resource } = made.end;
  const command: Command = { type: 'rename-resource', resource, name };
  const allowed = expandCommand(derivedOf(state).resources, command);
  if (!allowed.ok) return allowed.error.message;
  const place = state.pins[made.node];
  state.unpin(made.node);
  const middle = place && { x: place.x + widthOf(made.node) / 2, y: place.y };
  if (state.history.undo.at(-1)?.group !== made.group) {
    // Something else was changed meanwhile: then it is an ordinary renaming.
    const done = dispatch(command, t('step.create', { kind: order.kind }));
    if (!done.ok) refuse(done.error.message);
    return undefined;
  }
  state.undo();
  const again = make(order, namespace, newGroup(), name);
  if (again) show(again.end, middle ? { at: middle, isPlaced: true } : {});
  return undefined;
}

function widthOf(id: NodeId): number {
  return derivedOf(useStore.getState()).graph.nodes.find((node) => node.id === id)?.width ?? 0;
}

/** What a link names and the text does not hold. */
export function createMissing(id: NodeId): void {
  const { graph } = derivedOf(useStore.getState());
  const missing = graph.nodes.find((node) => node.id === id)?.missing;
  if (!missing) return;
  const done = carryOut([{ type: 'create-missing', ...missing }], t('step.missing', { name: missing.name }));
  if (!done) return;
  const { resources } = derivedOf(useStore.getState());
  const made = resources.at(-1);
  if (made) useStore.getState().select({ resource: made.id, path: [] }, 'canvas');
}
