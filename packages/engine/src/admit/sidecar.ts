// A Sidecar as Istio's webhook judges it: its listeners, the hosts it imports, its outbound policy.
// Source: istio/istio pkg/config/validation/validation.go ValidateSidecar and callees.
import { refuse, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { isAddress, isDnsLabel, isDomain, isPartialWildcard, isUnixPath, isWildcardDomain } from '../grammar.ts';
import type { ServerTlsSettings } from '../model/gateway.ts';
import type { Sidecar } from '../model/resource.ts';
import type { EgressListener, IngressListener, OutboundTrafficPolicy, SidecarPort } from '../model/sidecar.ts';
import type { Path } from '../ref.ts';
import { isHttp, isTls, parseProtocol } from '../resolve/protocol.ts';
import { unixPrefix } from './gateway.ts';
import { admitServerTls } from './serverTls.ts';
import { admitConnectionPool } from './trafficPolicy.ts';
import type { PoolCodes } from './trafficPolicy.ts';

const poolCodes: PoolCodes = { empty: 'V-SC-12', upgrade: 'V-SC-12', keepAlive: 'V-SC-12' };

export function admitSidecar(findings: Findings, { namespace, spec }: Sidecar): void {
  const { workloadSelector, ingress = [], egress = [], outboundTrafficPolicy, inboundConnectionPool } = spec;
  if (workloadSelector !== undefined && Object.keys(workloadSelector.labels ?? {}).length === 0) {
    warn(findings, ['spec', 'workloadSelector'], 'V-SC-03');
  }
  if (ingress.length + egress.length === 0 && (outboundTrafficPolicy ?? inboundConnectionPool) === undefined) {
    refuse(findings, ['spec'], 'V-SC-01');
  }
  admitIngress(findings, ingress);
  admitConnectionPool(findings, ['spec', 'inboundConnectionPool'], inboundConnectionPool, poolCodes);
  admitEgress(findings, egress, namespace);
  admitPolicy(findings, outboundTrafficPolicy);
}

function admitIngress(findings: Findings, listeners: readonly IngressListener[]): void {
  const numbers = new Set<number>();
  listeners.forEach((listener, i) => {
    const path = ['spec', 'ingress', i];
    const { port, defaultEndpoint = '', tls, connectionPool } = listener;
    refuseBadNumber(findings, path, port);
    if (numbers.has(port.number)) refuse(findings, [...path, 'port', 'number'], 'V-SC-09', { value: port.number });
    numbers.add(port.number);
    if (defaultEndpoint !== '' && !isEndpoint(defaultEndpoint)) {
      refuse(findings, [...path, 'defaultEndpoint'], 'V-SC-10', { value: defaultEndpoint });
    }
    admitIngressTls(findings, [...path, 'tls'], tls, port);
    const poolPath = [...path, 'connectionPool'];
    admitConnectionPool(findings, poolPath, connectionPool, poolCodes);
    if (connectionPool?.http !== undefined && !isHttp(parseProtocol(port.protocol)))
      warn(findings, [...poolPath, 'http'], 'V-SC-13');
  });
}

/** V-SC-07. */
function refuseBadNumber(findings: Findings, path: Path, { number }: SidecarPort): void {
  if (number < 1 || number > 65535) refuse(findings, [...path, 'port', 'number'], 'V-SC-07', { value: number });
}

/** V-SC-10: `unix://` and a path, or a port behind one of five hosts, as Go splits them. */
function isEndpoint(text: string): boolean {
  if (text.startsWith(unixPrefix)) return isUnixPath(text.slice(unixPrefix.length));
  const parts = /^(?:|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\[::\]|\[\]|\[127\.0\.0\.1\]|\[0\.0\.0\.0\]):([-+]?\d+)$/.exec(
    text,
  );
  const port = Number(parts?.[1] ?? 0);
  return port >= 1 && port <= 65535;
}

const unsupported = [
  'subjectAltNames',
  'httpsRedirect',
  'credentialName',
  'credentialNames',
  'tlsCertificates',
] as const;

/** V-SC-11, and the rules of server TLS. */
function admitIngressTls(findings: Findings, path: Path, tls: ServerTlsSettings | undefined, port: SidecarPort): void {
  if (tls === undefined) return;
  for (const field of unsupported) {
    const value = tls[field];
    const isSet = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== false;
    if (isSet) refuse(findings, [...path, field], 'V-SC-11', { value: field });
  }
  if (tls.mode === 'ISTIO_MUTUAL' || tls.mode === 'AUTO_PASSTHROUGH') {
    refuse(findings, [...path, 'mode'], 'V-SC-11', { value: tls.mode });
  }
  if (!isTls(parseProtocol(port.protocol))) refuse(findings, path, 'V-SC-11', { value: 'tls' });
  admitServerTls(findings, path, tls);
}

function admitEgress(findings: Findings, listeners: readonly EgressListener[], namespace: string): void {
  const numbers = new Set<number>();
  const sockets = new Set<string>();
  listeners.forEach((listener, i) => {
    const path = ['spec', 'egress', i];
    const { port, bind = '', hosts } = listener;
    if (port === undefined) {
      if (i < listeners.length - 1) refuse(findings, path, 'V-SC-14');
    } else {
      admitEgressPort(findings, path, listener, port);
      const [seen, key]: [Set<string | number>, string | number] =
        port.number === 0 ? [sockets, bind] : [numbers, port.number];
      if (seen.has(key)) refuse(findings, [...path, 'port', 'number'], 'V-SC-09', { value: key });
      seen.add(key);
    }
    if (hosts.length === 0) refuse(findings, [...path, 'hosts'], 'V-SC-16');
    hosts.forEach((host, j) => admitEgressHost(findings, [...path, 'hosts', j], host));
    warnOfCovered(findings, [...path, 'hosts'], hosts, namespace);
  });
}

/** V-SC-07, V-SC-08, V-SC-15. Port 0 is a unix socket. */
function admitEgressPort(
  findings: Findings,
  path: Path,
  { bind = '', captureMode }: EgressListener,
  port: SidecarPort,
): void {
  if (port.number !== 0) {
    refuseBadNumber(findings, path, port);
    if (bind !== '' && !isAddress(bind)) refuse(findings, [...path, 'bind'], 'V-SC-08', { value: bind });
    return;
  }
  if (!bind.startsWith(unixPrefix) || !isUnixPath(bind.slice(unixPrefix.length))) {
    refuse(findings, [...path, 'bind'], 'V-SC-08', { value: bind });
  }
  if (captureMode === 'IPTABLES') refuse(findings, [...path, 'captureMode'], 'V-SC-15', {}, 'NONE');
}

/** V-SC-17. */
function admitEgressHost(findings: Findings, path: Path, entry: string): void {
  const slash = entry.indexOf('/');
  const namespace = entry.slice(0, Math.max(0, slash)).replace(/^~/, '');
  const host = entry.slice(slash + 1);
  const isNamespace =
    namespace === '*' || namespace === '.' || isDnsLabel(namespace) || (namespace === '' && entry.startsWith('~'));
  const isHost = host === '*' || (host.includes('.') && isWildcardDomain(host) && !isPartialWildcard(host));
  if (slash < 0 || !isNamespace || !isHost) refuse(findings, path, 'V-SC-17', { value: entry });
}

/** V-SC-18. */
function warnOfCovered(findings: Findings, path: Path, hosts: readonly string[], namespace: string): void {
  const byNamespace = new Map<string, Set<string>>();
  hosts.forEach((entry, i) => {
    const slash = entry.indexOf('/');
    if (slash < 0 || entry.startsWith('~')) return;
    const key = slash === 1 && entry.startsWith('.') ? namespace : entry.slice(0, slash);
    const host = entry.slice(slash + 1);
    const seen = byNamespace.get(key) ?? new Set<string>();
    const isCovered = host === '*' ? seen.size > 0 : seen.has(host) || seen.has('*');
    if (isCovered) warn(findings, [...path, i], 'V-SC-18', { value: entry });
    byNamespace.set(key, seen.add(host));
  });
  if (byNamespace.size > 1 && byNamespace.get('*')?.has('*') === true)
    warn(findings, path, 'V-SC-18', { value: '*/*' });
}

/** V-SC-19; the parts of the destination are judged in reading. */
function admitPolicy(findings: Findings, policy: OutboundTrafficPolicy | undefined): void {
  const proxy = policy?.egressProxy;
  if (policy === undefined || proxy === undefined) return;
  const path = ['spec', 'outboundTrafficPolicy', 'egressProxy'];
  if (policy.mode !== 'ALLOW_ANY') refuse(findings, path, 'V-SC-19', { value: proxy.host });
  if (proxy.port === undefined) refuse(findings, [...path, 'port'], 'V-SC-19', { value: proxy.host });
  // Stars are let through by the form of a destination, not by that of a proxy.
  if (proxy.host.includes('*') && !isDomain(proxy.host))
    refuse(findings, [...path, 'host'], 'V-SC-19', { value: proxy.host });
}
