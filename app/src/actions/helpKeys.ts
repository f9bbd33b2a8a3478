// The keys of all actions, for the help: read from the registry, for what the chart shows now.
import { derivedOf } from '../store/derived.ts';
import type { State } from '../store/store.ts';
import type { Target } from './action.ts';
import { actionsFor } from './providers.ts';

interface KeyedAction {
  readonly keys: string;
  readonly label: string;
}

export interface KeyGroup {
  readonly kind: 'node' | 'rule' | 'match' | 'condition' | 'edge' | 'pane';
  readonly keys: readonly KeyedAction[];
}

export function keyGroups(state: State): readonly KeyGroup[] {
  const told = new Set<string>();
  return samples(state).flatMap(({ kind, target }) => {
    const keys = actionsFor(target, state).flatMap(({ keys: pressed, label }): KeyedAction[] =>
      pressed === undefined ? [] : [{ keys: pressed, label }],
    );
    const fresh = keys.filter((one) => !told.has(`${one.keys} ${one.label}`));
    for (const one of fresh) told.add(`${one.keys} ${one.label}`);
    return fresh.length === 0 ? [] : [{ kind, keys: fresh }];
  });
}

/** One of each: a VirtualService, if there is one, as it offers most. */
function samples(state: State): readonly { readonly kind: KeyGroup['kind']; readonly target: Target }[] {
  const { nodes, edges } = derivedOf(state).graph;
  const node = nodes.find((one) => one.rules.length > 1) ?? nodes.find((one) => one.rules.length > 0) ?? nodes[0];
  const rule = node?.rules.find(({ alternatives }) => alternatives.length > 0) ?? node?.rules[0];
  const entry = rule?.alternatives[0];
  const chip = entry?.chips[0];
  const edge = edges.find(({ quiet }) => !quiet);
  return [
    { kind: 'pane', target: { kind: 'pane' } },
    ...(node ? [{ kind: 'node', target: { kind: 'node', node: node.id, ref: node.ref } } as const] : []),
    ...(rule ? [{ kind: 'rule', target: { kind: 'rule', ref: rule.ref } } as const] : []),
    ...(entry ? [{ kind: 'match', target: { kind: 'match', ref: entry.ref } } as const] : []),
    ...(chip ? [{ kind: 'condition', target: { kind: 'condition', ref: chip.ref } } as const] : []),
    ...(edge ? [{ kind: 'edge', target: { kind: 'edge', edge: edge.id, ref: edge.ref } } as const] : []),
  ];
}
