// A Gateway as Istio's webhook judges it.
// Source: istio/istio pkg/config/validation/validation.go ValidateGateway, agent/validation.go.
import { refuse, report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { isAddress, isDnsLabel, isPartialWildcard, isUnixPath, isWildcardDomain } from '../grammar.ts';
import type { Gateway } from '../model/resource.ts';
import type { Server } from '../model/gateway.ts';
import type { Path } from '../ref.ts';
import { isHttp, isTls, parseProtocol } from '../resolve/protocol.ts';
import { admitServerTls } from './serverTls.ts';

export const unixPrefix = 'unix://';

export function admitGateway(findings: Findings, { name, spec }: Gateway): void {
  if (!isDnsLabel(name)) refuse(findings, ['metadata', 'name'], 'V-GW-01', { value: name });
  if (spec.servers.length === 0) refuse(findings, ['spec', 'servers'], 'V-GW-02');
  const portNames = new Set<string>();
  spec.servers.forEach((server, i) => {
    const path = ['spec', 'servers', i];
    admitServer(findings, path, server);
    const { port, tls } = server;
    if (portNames.has(port.name)) refuse(findings, [...path, 'port', 'name'], 'V-GW-14', { value: port.name });
    portNames.add(port.name);
    if (tls?.httpsRedirect === true && !isHttp(parseProtocol(port.protocol))) {
      warn(findings, [...path, 'tls', 'httpsRedirect'], 'V-GW-21');
    }
  });
}

function admitServer(findings: Findings, path: Path, server: Server): void {
  if (server.hosts.length === 0) refuse(findings, [...path, 'hosts'], 'V-GW-04');
  server.hosts.forEach((host, i) => admitServerHost(findings, [...path, 'hosts', i], host));
  const isGoodPort = admitServerPort(findings, path, server);
  admitServerTls(findings, [...path, 'tls'], server.tls);
  if (isGoodPort) admitServerMode(findings, path, server);
}

/** V-GW-05 to V-GW-08. */
function admitServerHost(findings: Findings, path: Path, entry: string): void {
  const slash = entry.indexOf('/');
  if (slash >= 0) {
    const namespace = entry.slice(0, slash);
    const isGood = namespace === '*' || namespace === '.' || isDnsLabel(namespace);
    if (!isGood || slash === entry.length - 1) refuse(findings, path, 'V-GW-08', { value: entry });
  }
  const host = entry.slice(slash + 1);
  if (slash >= 0 && host === '') return;
  if (host !== '*' && !host.includes('.')) refuse(findings, path, 'V-GW-05', { value: host });
  else if (isPartialWildcard(host)) refuse(findings, path, 'V-GW-07', { value: host }, dotted(entry));
  else if (!isWildcardDomain(host) && !isAddress(host)) refuse(findings, path, 'V-GW-06', { value: host });
}

/** `*bar.com` was meant as `*.bar.com`; a star elsewhere has no such reading. */
function dotted(entry: string): string | undefined {
  const host = entry.replace(/(^|\/)\*(?=[^.])-?/, '$1*.');
  return isPartialWildcard(host.slice(host.indexOf('/') + 1)) ? undefined : host;
}

/**
 * V-GW-11, V-GW-15 to V-GW-17; names and protocols are judged in reading.
 * @returns whether the webhook goes on to compare protocol and tls
 */
function admitServerPort(findings: Findings, path: Path, { port, bind = '' }: Server): boolean {
  const isUnix = bind.startsWith(unixPrefix);
  const isGoodNumber = (port.number >= 1 && port.number <= 65535) || (port.number === 0 && isUnix);
  if (!isGoodNumber) refuse(findings, [...path, 'port', 'number'], 'V-GW-11', { value: port.number });
  if (isUnix) {
    if (!isUnixPath(bind.slice(unixPrefix.length))) refuse(findings, [...path, 'bind'], 'V-GW-16', { value: bind });
    if (port.number !== 0) refuse(findings, [...path, 'port', 'number'], 'V-GW-17', { value: port.number });
  } else if (bind !== '' && !isAddress(bind)) {
    refuse(findings, [...path, 'bind'], 'V-GW-15', { value: bind });
  }
  return isGoodNumber && parseProtocol(port.protocol) !== 'auto' && port.name !== '' && (port.targetPort ?? 0) === 0;
}

/** V-GW-18 to V-GW-20. */
function admitServerMode(findings: Findings, path: Path, { port, tls }: Server): void {
  const protocol = parseProtocol(port.protocol);
  if (isTls(protocol)) {
    if (tls === undefined) report(findings, path, { code: 'V-GW-18', values: { value: port.protocol } });
    return;
  }
  if (tls === undefined) return;
  const at = [...path, 'tls'];
  if (!isHttp(protocol)) return refuse(findings, at, 'V-GW-20', { value: port.protocol });
  const passes = tls.mode === 'PASSTHROUGH' || tls.mode === 'AUTO_PASSTHROUGH';
  const hasFiles = (tls.caCertificates ?? '') + (tls.privateKey ?? '') + (tls.serverCertificate ?? '') !== '';
  if (!passes || hasFiles) refuse(findings, at, 'V-GW-19', { value: port.protocol });
}
