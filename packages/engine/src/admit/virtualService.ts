// A VirtualService as Istio's webhook judges it: hosts, gateways, and its rules one by one.
// Source: istio/istio pkg/config/validation/validation.go ValidateVirtualService.
import { refuse } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { isAddress, isAutoPassthroughName, isJwtClaim, isWildcardDomain } from '../grammar.ts';
import { hostsMatch } from '../host.ts';
import type { VirtualService } from '../model/resource.ts';
import type { VirtualServiceSpec } from '../model/virtualService.ts';
import { admitExportTo } from './exportTo.ts';
import { admitGatewayNames } from './gatewayNames.ts';
import { admitHttpRoute } from './httpRoute.ts';
import { admitTcpRoute, admitTlsRoute } from './layer4.ts';
import { warnOfUnreachable } from './unreachable.ts';

/** Bound to gateways alone: `gateways` is given and does not hold `mesh`. */
function isGatewayBound({ gateways = [] }: VirtualServiceSpec): boolean {
  return gateways.length > 0 && !gateways.includes('mesh');
}

export function admitVirtualService(findings: Findings, resource: VirtualService): void {
  const { spec } = resource;
  const { hosts, gateways = [], http = [], tls = [], tcp = [] } = spec;
  if (hosts.length === 0) admitDelegate(findings, spec);
  admitGatewayNames(findings, ['spec', 'gateways'], gateways);
  if (!isGatewayBound(spec)) refuseJwtClaims(findings, spec);
  admitHosts(findings, spec);
  if (http.length + tls.length + tcp.length === 0) refuse(findings, ['spec'], 'V-VS-01');
  http.forEach((rule, i) => admitHttpRoute(findings, ['spec', 'http', i], rule, hosts.length === 0));
  tls.forEach((rule, i) => admitTlsRoute(findings, ['spec', 'tls', i], rule, spec));
  tcp.forEach((rule, i) => admitTcpRoute(findings, ['spec', 'tcp', i], rule));
  admitExportTo(findings, resource);
  warnOfUnreachable(findings, spec);
}

/** V-VS-02 to V-VS-04. */
function admitDelegate(findings: Findings, { gateways = [], tls = [], tcp = [] }: VirtualServiceSpec): void {
  if (gateways.length > 0) refuse(findings, ['spec', 'gateways'], 'V-VS-02');
  if (tls.length > 0) refuse(findings, ['spec', 'tls'], 'V-VS-03');
  if (tcp.length > 0) refuse(findings, ['spec', 'tcp'], 'V-VS-04');
}

/** V-VS-10. */
function refuseJwtClaims(findings: Findings, { http = [] }: VirtualServiceSpec): void {
  http.forEach(({ match = [] }, i) => {
    match.forEach((entry, j) => {
      for (const part of ['headers', 'withoutHeaders'] as const) {
        for (const name of Object.keys(entry[part] ?? {})) {
          if (isJwtClaim(name))
            refuse(findings, ['spec', 'http', i, 'match', j, part, name], 'V-VS-10', { value: name });
        }
      }
    });
  });
}

/** V-VS-05 to V-VS-07. */
function admitHosts(findings: Findings, spec: VirtualServiceSpec): void {
  const { hosts, tls = [] } = spec;
  const isGateway = isGatewayBound(spec);
  const hasSni = isGateway && tls.some(({ match = [] }) => match.some(({ sniHosts = [] }) => sniHosts.length > 0));
  let areValid = true;
  hosts.forEach((host, i) => {
    const isName = hasSni && host.startsWith('outbound_') ? isAutoPassthroughName(host) : isWildcardDomain(host);
    const code = !isName && !isAddress(host) ? 'V-VS-05' : host === '*' && !isGateway ? 'V-VS-06' : undefined;
    if (code === undefined) return;
    refuse(findings, ['spec', 'hosts', i], code, { value: host });
    areValid = false;
  });
  if (areValid) refuseOverlaps(findings, hosts);
}

function refuseOverlaps(findings: Findings, hosts: readonly string[]): void {
  const wildcards = hosts.filter((host) => host.startsWith('*'));
  const first = new Map<string, number>();
  hosts.forEach((host, i) => {
    // Names without a star overlap only with themselves and with wildcards.
    const same = first.get(host);
    const other =
      same === undefined
        ? (host.startsWith('*') ? hosts.slice(0, i) : wildcards).find((h) => meets(hosts, h, host, i))
        : host;
    if (same === undefined) first.set(host, i);
    if (other !== undefined) refuse(findings, ['spec', 'hosts', i], 'V-VS-07', { value: host, other });
  });
}

/** Whether `other`, which stands before index `i`, overlaps `host`. */
function meets(hosts: readonly string[], other: string, host: string, i: number): boolean {
  return hosts.indexOf(other) < i && hostsMatch(other, host);
}
