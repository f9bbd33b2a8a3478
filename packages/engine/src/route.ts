// One request, start to end: the listener that takes it, then Envoy's way through it. Everything that asks what would
// happen (tester, highlighting, saved cases, simulation) asks here.
import { absentFor, traceAgeDoubt, unmodelledAhead, unmodelledBehind } from '#notes';
import type { Decision, Outcome } from './decision.ts';
import { connect } from './envoy/connection.ts';
import { asComparisons } from './envoy/passedOver.ts';
import type { Draws, PodResponse, Run } from './envoy/run.ts';
import type { Listener } from './proxy/config.ts';
import type { Client, Request } from './request.ts';
import { traceRequest } from './requestStep.ts';
import { resolveDial } from './resolve/dial.ts';
import { gatewayListener } from './resolve/gateway.ts';
import type { Mesh } from './resolve/mesh.ts';
import { outboundListener } from './resolve/outbound.ts';
import type { Unmodelled } from './resolve/unmodelledHere.ts';
import { whyUnserved } from './resolve/unserved.ts';
import { outcomeKey, outcomeRule, outcomeValues } from './summarize.ts';
import { Trace } from './trace.ts';

export interface RouteOptions extends Draws {
  /**
   * Without it `steps` is empty: several times faster. In lists of more than 64 routes those before the match are only
   * counted, unless every rule is asked for: then the later ones, which Envoy does not look at, are told as well.
   */
  readonly trace?: boolean | 'every-rule';
  /** What the pod is taken to answer; by default 200 without headers. */
  readonly podResponse?: PodResponse;
}

const plainOk: PodResponse = { status: 200, headers: [] };
const noOptions: RouteOptions = {};
const noSteps: Decision['steps'] = [];

/** Total: any mesh and any request have an outcome. Without draws, of several destinations none is picked. */
export function route(mesh: Mesh, client: Client, request: Request, options: RouteOptions = noOptions): Decision {
  const trace = options.trace ? new Trace() : undefined;
  const run: Run = {
    settings: mesh.settings,
    draws: options,
    podResponse: options.podResponse ?? plainOk,
    trace,
    tellsEveryRule: options.trace === 'every-rule',
  };
  if (trace) {
    traceRequest(trace, client, request);
    traceUnmodelled(
      trace,
      unmodelledAhead(mesh, client, () => lowerHost(request)),
    );
  }
  const outcome =
    client.kind === 'gateway' ? atGateway(run, mesh, client, request) : fromPod(run, mesh, client, request);
  if (!trace) return { outcome, steps: noSteps };
  if (isHostUnknown(outcome)) traceAbsent(trace, mesh, client, request);
  if (isAnswer(outcome) && 'destinations' in outcome)
    traceUnmodelled(trace, unmodelledBehind(mesh, client, outcome.destinations ?? []));
  trace.add('outcome', isAnswer(outcome) ? 'pass' : 'fail', outcomeKey(outcome), outcomeRule(outcome), {
    values: outcomeValues(outcome),
  });
  const ageDependent = traceAgeDoubt(
    trace,
    mesh,
    client,
    request,
    outcome,
    (other) => route(other, client, request, { ...options, trace: false }).outcome,
  );
  return { outcome, steps: trace.steps, ...(ageDependent && { ageDependent }) };
}

function atGateway(run: Run, mesh: Mesh, client: Client, request: Request): Outcome {
  const listener = gatewayListener(mesh, client, request.port);
  if (!listener) {
    if (run.trace) traceUnserved(run.trace, mesh, client, request.port);
    return { kind: 'refused' };
  }
  traceListener(run, listener, 'listener.gateway', { port: request.port, listener: listener.name });
  return connect(run, listener, client, request, undefined);
}

function fromPod(run: Run, mesh: Mesh, client: Client, request: Request): Outcome {
  const dialled = request.dial ?? hostName(request);
  const address = resolveDial(mesh, client, dialled);
  run.trace?.add('listener', 'info', 'listener.dialled', 'R-OUT-1', { values: { name: dialled, address } });
  const listener = outboundListener(mesh, client, address, request.port);
  traceListener(run, listener, 'listener.outbound', { address, port: request.port, listener: listener.name });
  return connect(run, listener, client, request, address);
}

function traceListener(
  run: Run,
  listener: Listener,
  message: string,
  values: Readonly<Record<string, string | number>>,
): void {
  if (!run.trace) return;
  const rule = message === 'listener.gateway' ? 'R-GW-12' : listener.isCatchAll ? 'R-OUT-9' : 'R-OUT-2';
  const comparisons = asComparisons(listener.passedOver);
  run.trace.add('listener', 'pass', listener.isCatchAll ? 'listener.catch-all' : message, rule, {
    values,
    at: listener.at?.[0],
    ...(comparisons.length > 0 && { comparisons }),
  });
}

function traceUnserved(trace: Trace, mesh: Mesh, client: Client, port: number): void {
  const { message, rule, values, gateways } = whyUnserved(mesh, client, port);
  trace.add('listener', 'fail', message, rule, { values, comparisons: asComparisons(gateways) });
}

/** No rule took the request: a VirtualService of the same host may stand aside. */
function isHostUnknown({ kind }: Outcome): boolean {
  return kind === 'not-found' || kind === 'passthrough' || kind === 'blackhole';
}

function traceAbsent(trace: Trace, mesh: Mesh, client: Client, request: Request): void {
  if (request.protocol !== 'http') return;
  const told = trace.steps.flatMap((step) => [step, ...(step.comparisons ?? [])]);
  const known = new Set(told.flatMap(({ at }) => (at ? [at.resource] : [])));
  const absent = absentFor(mesh, client, lowerHost(request), request.port, known);
  const [first] = absent;
  if (!first) return;
  trace.insert('virtual-host', 'info', 'virtual-host.absent', first.rule, {
    values: { count: absent.length },
    at: first.at,
    comparisons: asComparisons(absent),
  });
}

function traceUnmodelled(trace: Trace, notes: readonly Unmodelled[]): void {
  for (const { stage, message, rule, values, at } of notes) trace.add(stage, 'info', message, rule, { values, at });
}

const lowerHost = (request: Request): string => hostName(request).toLowerCase();

/** The Host without its port. */
function hostName(request: Request): string {
  const host = request.protocol === 'http' ? (request.host ?? '') : '';
  const colon = host.lastIndexOf(':');
  return colon < 0 || host.lastIndexOf(']') > colon ? host : host.slice(0, colon);
}

const answers: ReadonlySet<Outcome['kind']> = new Set([
  'forwarded',
  'weighted',
  'redirect',
  'direct-response',
  'cors-preflight',
  'https-redirect',
  'passthrough',
  'tcp-forwarded',
  'tcp-weighted',
  'tcp-passthrough',
]);
const isAnswer = ({ kind }: Outcome): boolean => answers.has(kind);
