// Advice on one resource, beyond the API server: what `istioctl analyze`, Kiali, Kubernetes and we ourselves see in it.
// It refuses nothing; whether the resource is part of the mesh is for admit alone. Other objects play no part.
import { isIstio } from '../decode.ts';
import { apiVersionsOf } from '../fields/kinds.ts';
import { newFindings, report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type { ClientTlsSettings, PortTrafficPolicy } from '../model/destinationRule.ts';
import type { DestinationRule, Gateway, Resource, Sidecar } from '../model/resource.ts';
import type { Problem } from '../problem.ts';
import { isObject } from '../ref.ts';
import type { Path } from '../ref.ts';
import { adviseAnnotations } from './annotations.ts';
import { adviseService } from './service.ts';
import { adviseVirtualService } from './virtualService.ts';
import { adviseWorkload } from './workload.ts';

const cache = new WeakMap<Resource, readonly Problem[]>();

/** Warnings and hints, and errors where Kubernetes itself would refuse one of its own objects. */
export function advise(resource: Resource): readonly Problem[] {
  let problems = cache.get(resource);
  if (problems === undefined) {
    const findings = newFindings(resource.id, 'advice');
    look(findings, resource);
    problems = findings.problems;
    cache.set(resource, problems);
  }
  return problems;
}

function look(findings: Findings, resource: Resource): void {
  hintAtVersion(findings, resource);
  switch (resource.kind) {
    case 'VirtualService':
      return adviseVirtualService(findings, resource);
    case 'DestinationRule':
      return adviseDestinationRule(findings, resource);
    case 'Gateway':
      return adviseGateway(findings, resource);
    case 'Sidecar':
      return adviseSidecar(findings, resource);
    case 'Service':
      adviseAnnotations(findings, resource);
      return adviseService(findings, resource);
    case 'Deployment':
    case 'Pod':
      adviseAnnotations(findings, resource);
      return adviseWorkload(findings, resource);
    case 'Namespace':
      return adviseAnnotations(findings, resource);
    default:
      return;
  }
}

/** V-MD-08. */
function hintAtVersion(findings: Findings, { kind, apiVersion }: Resource): void {
  const newest = apiVersionsOf(kind)[0];
  if (!isIstio(kind) || newest === undefined || newest === apiVersion) return;
  report(findings, ['apiVersion'], {
    code: 'V-MD-08',
    values: { value: apiVersion, newest },
    severity: 'hint',
    instead: newest,
  });
}

/** V-GW-34, V-GW-35. */
function adviseGateway(findings: Findings, { spec }: Gateway): void {
  if (Object.keys(spec.selector ?? {}).length === 0)
    report(findings, ['spec', 'selector'], { code: 'V-GW-35', severity: 'hint' });
  spec.servers.forEach(({ tls }, i) => {
    const { minProtocolVersion: min = 'TLS_AUTO', maxProtocolVersion: max = 'TLS_AUTO' } = tls ?? {};
    // The names sort as the versions do.
    const areSwapped = min !== 'TLS_AUTO' && max !== 'TLS_AUTO' && min > max;
    if (areSwapped) warn(findings, ['spec', 'servers', i, 'tls', 'maxProtocolVersion'], 'V-GW-34');
  });
}

/** V-SC-20. */
function adviseSidecar(findings: Findings, { value }: Sidecar): void {
  const spec = isObject(value) ? value.spec : undefined;
  const policy = isObject(spec) ? spec.outboundTrafficPolicy : undefined;
  if (isObject(policy) && (policy.mode ?? null) === null) {
    report(findings, ['spec', 'outboundTrafficPolicy'], { code: 'V-SC-20', severity: 'hint' });
  }
}

/** V-DR-21, V-DR-42, V-DR-43. Subsets and their server certificates are not looked at, as in Istio's analyzer. */
function adviseDestinationRule(findings: Findings, { spec }: DestinationRule): void {
  const { trafficPolicy, subsets = [], workloadSelector } = spec;
  const path = ['spec', 'trafficPolicy'];
  const ports = trafficPolicy?.portLevelSettings ?? [];
  adviseHash(findings, path, trafficPolicy);
  subsets.forEach((subset, i) => adviseHash(findings, ['spec', 'subsets', i, 'trafficPolicy'], subset.trafficPolicy));
  ports.forEach((port, i) => adviseHash(findings, [...path, 'portLevelSettings', i], port));
  const hasSelector = workloadSelector !== undefined;
  const file = ['tls', 'caCertificates'];
  if (isUnverified(trafficPolicy?.tls, hasSelector)) warn(findings, [...path, ...file], 'V-DR-42');
  ports.forEach(({ tls }, i) => {
    if (isUnverified(tls, hasSelector)) warn(findings, [...path, 'portLevelSettings', i, ...file], 'V-DR-43');
  });
}

function adviseHash(findings: Findings, path: Path, policy: PortTrafficPolicy | undefined): void {
  const hash = policy?.loadBalancer?.consistentHash;
  if (hash === undefined) return;
  const { httpHeaderName, httpCookie, useSourceIp, httpQueryParameterName } = hash;
  if ((httpHeaderName ?? httpCookie ?? useSourceIp ?? httpQueryParameterName) === undefined) {
    warn(findings, [...path, 'loadBalancer', 'consistentHash'], 'V-DR-21');
  }
}

function isUnverified(tls: ClientTlsSettings | undefined, hasSelector: boolean): boolean {
  if (tls === undefined || (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL')) return false;
  const hasCredential = (tls.credentialName ?? '') !== '' && hasSelector;
  return (tls.caCertificates ?? '') === '' && !hasCredential;
}
