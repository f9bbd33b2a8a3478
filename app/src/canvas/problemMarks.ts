// What is wrong with the object of each card, looked up in a map that is made once per change.
import type { Problem, ResourceId } from '@portolan/engine';
import { nodeAt, type NodeId } from '@portolan/graph';
import type { Derived } from '@portolan/workspace';

export interface NodeProblems {
  /** The worst first. */
  readonly problems: readonly Problem[];
  /** The API server would not take the object: no rule of it counts. */
  readonly isRefused: boolean;
}

/** A text that is wrong throughout has its list; marks on the first ones say enough. */
const mostMarked = 2_000;
const rank = { error: 0, warning: 1, hint: 2 } as const;

interface Made {
  readonly problems: Derived['problems'];
  readonly graph: Derived['graph'];
  readonly marks: ReadonlyMap<NodeId, NodeProblems>;
}
let last: Made | undefined;

export function problemsAt({ problems, graph, mesh }: Derived, node: NodeId): NodeProblems | undefined {
  if (last?.problems !== problems || last.graph !== graph) {
    const refused = new Set(mesh.rejected.map(({ resource }) => resource.id));
    last = { problems, graph, marks: marksOf(problems, graph, refused) };
  }
  return last.marks.get(node);
}

function marksOf(
  problems: Derived['problems'],
  graph: Derived['graph'],
  refused: ReadonlySet<ResourceId>,
): ReadonlyMap<NodeId, NodeProblems> {
  const byNode = new Map<NodeId, Problem[]>();
  for (const problem of problems.slice(0, mostMarked)) {
    if (problem.severity === 'hint') continue;
    const node = nodeAt(graph, problem.at)?.id;
    if (node === undefined) continue;
    const own = byNode.get(node);
    if (own) own.push(problem);
    else byNode.set(node, [problem]);
  }
  return new Map(
    [...byNode].map(([node, own]) => [
      node,
      {
        problems: own.toSorted((a, b) => rank[a.severity] - rank[b.severity]),
        isRefused: own.some(({ at, severity }) => severity === 'error' && refused.has(at.resource)),
      },
    ]),
  );
}
