// Steps of the trace for what a route does: faults, destinations, effects and the answer's headers.
import type { Routed } from '../decision.ts';
import type { Cluster, Route, RouteAction, WeightedCluster } from '../proxy/config.ts';
import { destinationName } from '../names.ts';
import { child } from '../ref.ts';
import type { FaultDraw } from './fault.ts';
import type { Headers } from '../model/virtualService.ts';
import type { HeaderMap } from './headers.ts';
import { perObject } from './perObject.ts';
import type { Run } from './run.ts';
import { runTimeCommands } from './template.ts';

export function traceEffects({ trace }: Run, route: Route, { effects }: Routed, draw: FaultDraw): void {
  if (!trace || !effects) return;
  const field = (name: string) => route.entryAt && child(route.entryAt, name);
  const { fault, timeoutMs, retries, mirrors } = effects;
  if (fault?.delay) {
    const { fixedMs, percent } = fault.delay;
    trace.add('action', draw.isDelayed ? 'pass' : 'info', 'action.delay', 'R-ACT-37', {
      values: { fixedMs, percent },
      at: field('fault'),
    });
  }
  if (fault?.abort) {
    const { percent, httpStatus, grpcStatus } = fault.abort;
    const values = { percent, status: httpStatus ?? `gRPC ${grpcStatus}` };
    trace.add('action', draw.abort ? 'pass' : 'info', 'action.abort', 'R-ACT-38', { values, at: field('fault') });
  }
  if (timeoutMs !== undefined) {
    trace.add('action', 'info', 'action.timeout', 'R-ACT-43', { values: { timeoutMs }, at: field('timeout') });
  }
  if (retries && route.rule) {
    const values = { attempts: retries.attempts, on: retries.on ?? '' };
    const isOwn = route.action.kind === 'forward' && route.action.retries !== undefined;
    trace.add('action', 'info', isOwn ? 'action.retries' : 'action.retries-default', isOwn ? 'R-ACT-45' : 'R-ACT-44', {
      values,
      at: isOwn ? field('retries') : undefined,
    });
  }
  for (const { cluster, percent, at } of mirrors ?? []) {
    trace.add('action', 'info', 'action.mirror', 'R-ACT-48', { values: { cluster, percent }, at });
  }
}

export function traceDestinations(
  { trace }: Run,
  action: Extract<RouteAction, { kind: 'forward' }>,
  chosen: WeightedCluster | undefined,
): void {
  if (!trace) return;
  const total = action.destinations.reduce((sum, { weight }) => sum + weight, 0);
  for (const destination of action.destinations) {
    const { cluster, weight, at } = destination;
    const isDropped = action.weighted && weight <= 0;
    const share = action.weighted ? (total > 0 ? (weight / total) * 100 : 0) : 100;
    const name = destinationName(cluster);
    const values = { cluster: cluster.name, name, weight, percent: Math.round(share * 100) / 100 };
    if (isDropped) trace.add('destination', 'skip', 'destination.weightless', 'R-ACT-15', { values, at });
    else if (chosen && destination !== chosen)
      trace.add('destination', 'skip', 'destination.not-picked', 'R-SIM-2', { values, at });
    else traceCluster(trace, 'http', cluster, values, at);
  }
}

interface ShareValues {
  readonly cluster: string;
  readonly name: string;
  readonly weight: number;
  readonly percent: number;
}

export function traceCluster(
  trace: NonNullable<Run['trace']>,
  layer: 'http' | 'tcp',
  cluster: Cluster,
  { cluster: id, name, weight, percent }: ShareValues,
  at: WeightedCluster['at'],
): void {
  const { reason, state } = cluster;
  const { pods, workloads } = podValues(cluster);
  const comparisons = reason
    ? [
        {
          message: reason.message,
          values: reason.values,
          verdict: 'fail' as const,
          rule: reason.rule,
          ...(reason.at && { at: reason.at }),
        },
      ]
    : [];
  const rule = { ready: 'R-SVC-5', external: 'R-DR-16', missing: 'R-ACT-10', empty: 'R-ACT-11' }[state];
  const isReached = state === 'ready' || state === 'external';
  const message = unknownTo[cluster.name] ?? (isReached || layer === 'http' ? state : `tcp-${state}`);
  trace.add('destination', isReached ? 'pass' : 'fail', `destination.${message}`, rule, {
    values: { cluster: id, name, weight, percent, pods, workloads },
    at,
    comparisons,
  });
}

/** Clusters for destinations that the mesh does not know, by what is said of them. */
const unknownTo: Readonly<Record<string, string>> = {
  PassthroughCluster: 'as-dialled',
  AllowAnyDynamicDNSCluster: 'by-dns',
};

const podValues = perObject(({ pods = {} }: Cluster) => ({
  pods: Object.values(pods).reduce((sum, count) => sum + count, 0),
  workloads: Object.keys(pods).join(', '),
}));

/** Values that only a running proxy knows stay as they are written in what we tell. */
export function traceRunTimeValues({ trace }: Run, route: Route, chosen: WeightedCluster | undefined): void {
  if (!trace) return;
  const commands = [route.headers, chosen?.headers].flatMap(valuesOf).flatMap(runTimeCommands);
  if (commands.length === 0) return;
  const values = { commands: [...new Set(commands)].join(', ') };
  trace.add('action', 'info', 'action.run-time-values', 'R-ACT-35', { values, at: route.entryAt });
}

function valuesOf(headers: Headers | undefined): readonly string[] {
  const { request, response } = headers ?? {};
  return [request, response].flatMap((level) => [
    ...Object.values(level?.set ?? {}),
    ...Object.values(level?.add ?? {}),
  ]);
}

export function traceReply({ trace }: Run, route: Route, headers: HeaderMap, status: number): void {
  if (!trace) return;
  const hasOperations = route.headers?.response !== undefined || route.cors !== undefined;
  if (!hasOperations) return;
  const values = {
    status,
    headers: headers
      .list()
      .map(([name, value]) => `${name}: ${value}`)
      .join('; '),
  };
  trace.add('response', 'info', 'response.headers', 'R-ACT-36', { values, at: route.entryAt });
}
