// Says where the age of objects decides an answer and the text does not give it (R-GEN-3): the request is asked again with
// other ages, and what then comes out differently is told. Only objects that compete for this request are moved.
import type { Outcome, Stage } from '../decision.ts';
import { few } from '../names.ts';
import type { Client, Request } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { proxyOf } from '../resolve/proxy.ts';
import { outcomeKey, outcomeRule, outcomeValues } from '../summarize.ts';
import type { Trace } from '../trace.ts';
import { otherAges, type OtherAges } from './otherAges.ts';
import { rivalsFor, type RivalKind, type Rivals } from './rivals.ts';

type Ask = (mesh: Mesh) => Outcome;

/** @returns whether the answer depends on an age that the text does not give; the trace then says whose */
export function traceAgeDoubt(
  trace: Trace,
  mesh: Mesh,
  client: Client,
  request: Request,
  outcome: Outcome,
  ask: Ask,
): boolean {
  const groups = rivalsFor(mesh, client, request, { outcome, steps: [] });
  if (groups.length === 0) return false;
  const here = fingerprint(mesh, client, outcome);
  let isDoubtful = false;
  for (const rivals of groups) {
    for (const ages of otherAges(mesh, rivals, namesWinner(rivals, client, outcome))) {
      const other = ages.mesh();
      const there = ask(other);
      if (fingerprint(other, client, there) === here) continue;
      isDoubtful = true;
      tell(trace, client, ages, there, outcomeText(outcome) === outcomeText(there));
      break;
    }
  }
  return isDoubtful;
}

/** On a gateway the rules of all VirtualServices stand in one list, and the answer names the one it took. */
function namesWinner({ kind }: Rivals, client: Client, outcome: Outcome): boolean {
  return kind === 'VirtualService' && client.kind === 'gateway' && 'rule' in outcome && outcome.rule !== undefined;
}

/** What counts as the answer: the outcome, and which DestinationRule's policy holds for its destinations. */
function fingerprint(mesh: Mesh, client: Client, outcome: Outcome): string {
  // Which of several refusals is told is nobody's choice.
  if (outcome.kind === 'config-rejected') return outcome.kind;
  const destinations = ('destinations' in outcome ? outcome.destinations : undefined) ?? [];
  const proxy = proxyOf(mesh, client);
  const policies = destinations.map(({ host }) => {
    const service = host === undefined ? undefined : proxy.scope.services.get(host);
    return service && proxy.ruleFor(service)?.trafficPolicyAt;
  });
  return JSON.stringify([outcome, policies]);
}

const outcomeText = (outcome: Outcome): string => JSON.stringify([outcomeKey(outcome), outcomeValues(outcome)]);

function tell(trace: Trace, client: Client, { how, rivals, moved }: OtherAges, there: Outcome, isSame: boolean): void {
  const names = rivals.resources.map(({ namespace, name }) => `${namespace}/${name}`);
  const values = { kind: moved.kind, name: `${moved.namespace}/${moved.name}`, names: few(names) };
  trace.insert(stageOf(rivals.kind, client, there), 'info', isSame ? `age.${how}.same` : `age.${how}`, 'R-GEN-3', {
    values,
    at: { resource: moved.id, path: ['metadata'] },
    ...(!isSame && {
      comparisons: [
        { message: outcomeKey(there), values: outcomeValues(there), verdict: 'info', rule: outcomeRule(there) },
      ],
    }),
  });
}

function stageOf(kind: RivalKind, client: Client, { kind: outcome }: Outcome): Stage {
  switch (kind) {
    case 'Sidecar':
    case 'Gateway':
      return 'listener';
    case 'Service':
      return client.kind === 'gateway' ? 'destination' : 'listener';
    case 'VirtualService':
      return outcome.startsWith('tcp-') || outcome === 'reset' ? 'chain' : 'virtual-host';
    case 'DestinationRule':
      return 'destination';
  }
}
