// The TLS and TCP rules of a VirtualService.
// Source: istio/istio pkg/config/validation/validation.go validateTLSRoute, validateTCPRoute.
import { refuse, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { isAddress, isAutoPassthroughName, isWildcardDomain } from '../grammar.ts';
import { isSubsetOf } from '../host.ts';
import type { TcpRoute, TlsRoute, VirtualServiceSpec } from '../model/virtualService.ts';
import type { Path } from '../ref.ts';
import { admitGatewayNames } from './gatewayNames.ts';
import { admitWeights } from './httpRoute.ts';

/** V-VS-78 to V-VS-83. */
export function admitTlsRoute(findings: Findings, path: Path, rule: TlsRoute, spec: VirtualServiceSpec): void {
  const { match = [], route = [] } = rule;
  if (match.length === 0) refuse(findings, [...path, 'match'], 'V-VS-78');
  match.forEach(({ sniHosts = [], gateways = [] }, i) => {
    const at = [...path, 'match', i];
    if (sniHosts.length === 0) refuse(findings, [...at, 'sniHosts'], 'V-VS-80');
    sniHosts.forEach((sni, j) => admitSni(findings, [...at, 'sniHosts', j], sni, spec));
    admitGatewayNames(findings, [...at, 'gateways'], gateways);
  });
  if (route.length === 0) refuse(findings, path, 'V-VS-79');
  admitWeights(findings, path, route);
}

/** Here, unlike for hosts, a VirtualService without `gateways` counts as bound to gateways. */
function admitSni(findings: Findings, path: Path, sni: string, { hosts, gateways = [] }: VirtualServiceSpec): void {
  const isPassthroughName = !gateways.includes('mesh') && sni.startsWith('outbound_');
  if (isPassthroughName ? !isAutoPassthroughName(sni) : !isWildcardDomain(sni)) {
    if (isAddress(sni)) warn(findings, path, 'V-VS-82', { value: sni });
    else refuse(findings, path, 'V-VS-81', { value: sni });
  } else if (!hosts.some((host) => isSubsetOf(sni, host))) {
    refuse(findings, path, 'V-VS-83', { value: sni, hosts: hosts.join(', ') });
  }
}

/** V-VS-77. */
export function admitTcpRoute(findings: Findings, path: Path, rule: TcpRoute): void {
  const { match = [], route = [] } = rule;
  match.forEach(({ gateways = [] }, i) => admitGatewayNames(findings, [...path, 'match', i, 'gateways'], gateways));
  if (route.length === 0) refuse(findings, path, 'V-VS-77');
  admitWeights(findings, path, route);
}
