// What a command would change before it is carried out: which requests would be answered otherwise, and what would newly be
// wrong. Asked while somebody drags, so what the command leaves alone is taken over, not made again.
import {
  admit,
  advise,
  applyCommand,
  decode,
  ok,
  resolve,
  route,
  type Client,
  type Command,
  type Decision,
  type Mesh,
  type MeshSettings,
  type Outcome,
  type Problem,
  type Request,
  type Resource,
  type Result,
} from '@portolan/engine';

/** A request that somebody cares about. */
export interface WatchedRequest {
  readonly name: string;
  readonly request: Request;
  readonly client: Client;
}

export interface ChangedAnswer {
  readonly name: string;
  readonly before: Decision;
  readonly after: Decision;
}

export interface WhatIf {
  /** In the order they were asked. Another number of the same rule is no change. */
  readonly changed: readonly ChangedAnswer[];
  /** What is wrong afterwards and is not now, in the objects that change. */
  readonly problems: readonly Problem[];
}

interface World {
  readonly resources: readonly Resource[];
  readonly mesh: Mesh;
  readonly settings: MeshSettings;
}

export function whatIf(world: World, command: Command, watched: readonly WatchedRequest[]): Result<WhatIf, Problem> {
  const applied = applyCommand(world.resources, command);
  if (!applied.ok) return applied;
  const known = new Map(world.resources.map((resource) => [resource.value, resource]));
  const isSameCount = applied.value.length === world.resources.length;
  const after = applied.value.flatMap((value, i) => {
    const former = isSameCount ? world.resources[i] : undefined;
    return known.get(value) ?? decode(value, ordinalOf(former)).resource ?? [];
  });
  const mesh = resolve(after, world.settings, world.mesh);
  const changed = watched.flatMap(({ name, request, client }) => {
    const answers = {
      before: route(world.mesh, client, request, { trace: false }),
      after: route(mesh, client, request, { trace: false }),
    };
    return sameAnswer(answers.before.outcome, answers.after.outcome) ? [] : [{ name, ...answers }];
  });
  return ok({ changed, problems: newProblems(world.resources, after) });
}

/** Which of several objects of one name it is. */
const ordinalOf = (resource: Resource | undefined): number => Number(/#(\d+)$/.exec(resource?.id ?? '')?.[1] ?? 1);

/** Places in the text move when rules do; what the request gets does not. */
function sameAnswer(before: Outcome, after: Outcome): boolean {
  const places: ReadonlySet<string> = new Set(['rule', 'delegate', 'at', 'subsetAt']);
  const text = (outcome: Outcome): string =>
    JSON.stringify(outcome, (key, value: unknown) => (places.has(key) ? undefined : value));
  return text(before) === text(after);
}

function newProblems(before: readonly Resource[], after: readonly Resource[]): readonly Problem[] {
  const old = new Set(before);
  const byId = new Map(before.map((resource) => [resource.id, resource]));
  return after
    .filter((resource) => !old.has(resource))
    .flatMap((resource) => {
      const former = byId.get(resource.id);
      const known = countByCode(former === undefined ? [] : problemsOf(former));
      // Messages tell the number of a rule, which changes when it moves: only how many there are of a kind tells anything.
      return problemsOf(resource).filter(({ code }) => {
        const left = known.get(code) ?? 0;
        known.set(code, left - 1);
        return left <= 0;
      });
    });
}

const problemsOf = (resource: Resource): readonly Problem[] => [...admit(resource), ...advise(resource)];

function countByCode(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
