// Creating and joining as actions, for menus, the command palette and the help.
import { disconnectionOf, type Ref } from '@portolan/engine';
import { edgeIn, nodeAt, type EdgeId } from '@portolan/graph';
import { CirclePlus, MoveLeft, MoveRight, Spline, SquarePlus, Unplug } from 'lucide-react';
import type { Action } from '../../actions/action.ts';
import type { Provider } from '../../actions/provider.ts';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore, type State } from '../../store/store.ts';
import { endOfNode, endOfRule, lineOf, type ChartEnd } from './ends.ts';
import { editingMessages } from './messages.en.ts';
import { takeAway } from './takeAway.ts';
import { startsWith } from '../within.ts';

const t = translator('editing', editingMessages);

export const editActions: Provider = (target, state) => {
  switch (target.kind) {
    case 'pane': {
      const run = (): void => useStore.setState({ picking: { list: 'kinds' } });
      return [{ id: 'create', label: t('action.create'), group: 'add', icon: CirclePlus, keys: 'N', run }];
    }
    case 'node':
    case 'rule':
      return connect(target.kind === 'node' ? nodeEnd(state, target.node) : ruleEnd(state, target.ref));
    case 'edge': {
      const { graph } = derivedOf(state);
      const edge = edgeIn(graph, target.edge);
      const line = edge && lineOf(graph, edge);
      if (!line) return [];
      const gone = disconnectionOf(derivedOf(state).resources, line);
      return [
        ...moves(edge.id),
        {
          id: 'disconnect',
          label: t('action.disconnect'),
          group: 'remove',
          icon: Unplug,
          keys: 'Delete',
          ...(gone.ok ? {} : { unavailable: gone.error.reason }),
          run: () => takeAway(line),
        },
      ];
    }
    case 'destination': {
      const edge = derivedOf(state).graph.edges.find(({ ref }) => startsWith(ref, target.ref));
      return edge ? moves(edge.id) : [];
    }
    default:
      return [];
  }
};

/** What dragging its ends does. */
function moves(edge: EdgeId): readonly Action[] {
  const pick = (moved: 'from' | 'to') => (): void => useStore.setState({ picking: { list: 'moves', edge, moved } });
  return [
    { id: 'move-end', label: t('action.moveEnd'), group: 'edit', icon: MoveRight, keys: 'M', run: pick('to') },
    {
      id: 'move-start',
      label: t('action.moveStart'),
      group: 'edit',
      icon: MoveLeft,
      keys: 'Shift+M',
      run: pick('from'),
    },
  ];
}

function connect(start: ChartEnd | undefined): readonly Action[] {
  if (!start || start.end.kind === 'missing') return [];
  const { end, name, node } = start;
  const run = (): void => useStore.setState({ picking: { list: 'targets', start: end, name, node: node.id } });
  const runNew = (): void => useStore.setState({ picking: { list: 'endings', start: end, name, node: node.id } });
  return [
    { id: 'connect', label: t('action.connect'), group: 'add', icon: Spline, keys: 'C', run },
    { id: 'connect-new', label: t('action.connectNew'), group: 'add', icon: SquarePlus, keys: 'Shift+C', run: runNew },
  ];
}

function nodeEnd(state: State, id: string): ChartEnd | undefined {
  const node = derivedOf(state).graph.nodes.find((one) => one.id === id);
  return node && endOfNode(node);
}

function ruleEnd(state: State, ref: Ref): ChartEnd | undefined {
  const node = nodeAt(derivedOf(state).graph, ref);
  const rule = node?.rules.find((row) => startsWith(ref, row.ref));
  return node && rule && endOfRule(node, rule);
}
