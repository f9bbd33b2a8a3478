// Finding nodes by what is written in them: names, hosts, paths, labels, addresses.
import type { Graph, GraphNode, NodeId } from './graph.ts';

/**
 * Nodes that hold every word of `query`, in any letter case, in the order of the graph.
 *
 * @returns nothing for a query without words
 */
export function searchGraph(graph: Graph, query: string): readonly NodeId[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return graph.nodes.filter((node) => words.every((word) => wordsOf(node).includes(word))).map((node) => node.id);
}

const kept = new WeakMap<GraphNode, string>();

function wordsOf(node: GraphNode): string {
  let text = kept.get(node);
  if (text === undefined) {
    const rules = node.rules.flatMap(({ name = '', alternatives, destinations, badges }) => [
      name,
      ...alternatives.flatMap((one) => one.chips.map((chip) => chip.text)),
      ...destinations.map((row) => `${row.text} ${row.subset ?? ''}`),
      ...badges.map((badge) => badge.text),
    ]);
    const facts = node.facts.map((fact) => fact.text);
    text = [node.title, node.namespace, node.label, node.missing?.name ?? '', ...facts, ...rules]
      .join('\n')
      .toLowerCase();
    kept.set(node, text);
  }
  return text;
}
