// Traffic policies of a DestinationRule, of the host, a subset or a port, and connection pools, which Sidecars have too.
// Source: istio/istio pkg/config/validation/validation.go validateTrafficPolicy and callees, agent/validation.go ValidateTLS.
import { refuse, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type {
  ClientTlsSettings,
  ConnectionPool,
  OutlierDetection,
  PortTrafficPolicy,
  TrafficPolicy,
} from '../model/destinationRule.ts';
import type { Path } from '../ref.ts';
import { admitLoadBalancer } from './loadBalancer.ts';

export function admitTrafficPolicy(
  findings: Findings,
  path: Path,
  policy: TrafficPolicy | undefined,
  namespace: string,
): void {
  if (policy === undefined) return;
  const { portLevelSettings, tunnel, proxyProtocol, retryBudget } = policy;
  if (!hasPart(policy) && (portLevelSettings ?? tunnel ?? proxyProtocol ?? retryBudget) === undefined) {
    refuse(findings, path, 'V-DR-02');
  }
  if (tunnel !== undefined && proxyProtocol !== undefined) refuse(findings, [...path, 'tunnel'], 'V-DR-03');
  admitParts(findings, path, policy, namespace);
  (portLevelSettings ?? []).forEach((settings, i) => {
    const at = [...path, 'portLevelSettings', i];
    if (!hasPart(settings)) refuse(findings, at, 'V-DR-10');
    admitParts(findings, at, settings, namespace);
  });
}

function hasPart({ outlierDetection, connectionPool, loadBalancer, tls }: PortTrafficPolicy): boolean {
  return (outlierDetection ?? connectionPool ?? loadBalancer ?? tls) !== undefined;
}

function admitParts(findings: Findings, path: Path, policy: PortTrafficPolicy, namespace: string): void {
  admitOutlierDetection(findings, [...path, 'outlierDetection'], policy.outlierDetection);
  admitConnectionPool(findings, [...path, 'connectionPool'], policy.connectionPool, drPoolCodes);
  admitLoadBalancer(findings, [...path, 'loadBalancer'], policy);
  admitClientTls(findings, [...path, 'tls'], policy.tls, namespace);
}

/** V-DR-33, V-DR-34; durations and percents are judged in reading. */
function admitOutlierDetection(findings: Findings, path: Path, outlier: OutlierDetection | undefined): void {
  if (outlier === undefined) return;
  if ((outlier.consecutiveErrors ?? 0) !== 0) warn(findings, [...path, 'consecutiveErrors'], 'V-DR-33');
  if ((outlier.consecutiveLocalOriginFailures ?? 0) > 0 && outlier.splitExternalLocalOriginErrors !== true) {
    refuse(findings, [...path, 'consecutiveLocalOriginFailures'], 'V-DR-34');
  }
}

export interface PoolCodes {
  readonly empty: string;
  readonly upgrade: string;
  readonly keepAlive: string;
}
const drPoolCodes: PoolCodes = { empty: 'V-DR-11', upgrade: 'V-DR-14', keepAlive: 'V-DR-15' };

/** What reading does not judge: emptiness, and fields that exclude or need each other. */
export function admitConnectionPool(
  findings: Findings,
  path: Path,
  pool: ConnectionPool | undefined,
  codes: PoolCodes,
): void {
  if (pool === undefined) return;
  if (pool.http === undefined && pool.tcp === undefined) refuse(findings, path, codes.empty);
  if (pool.http === undefined) return;
  const { h2UpgradePolicy, useClientProtocol, http2KeepAlive } = pool.http;
  const at = [...path, 'http'];
  if (h2UpgradePolicy === 'UPGRADE' && useClientProtocol === true)
    refuse(findings, [...at, 'useClientProtocol'], codes.upgrade);
  if (
    http2KeepAlive !== undefined &&
    (http2KeepAlive.intervalMs === undefined || http2KeepAlive.timeoutMs === undefined)
  ) {
    refuse(findings, [...at, 'http2KeepAlive'], codes.keepAlive);
  }
}

/** V-DR-38 to V-DR-41. */
function admitClientTls(findings: Findings, path: Path, tls: ClientTlsSettings | undefined, namespace: string): void {
  if (tls === undefined) return;
  const { mode, credentialName = '', caCertificates = '', clientCertificate = '', privateKey = '', caCrl = '' } = tls;
  if (credentialName.startsWith('configmap://')) {
    const [place = '', name = ''] = credentialName.slice('configmap://'.length).split('/');
    if (place !== namespace || name === '')
      refuse(findings, [...path, 'credentialName'], 'V-DR-41', { value: credentialName, namespace });
  }
  const names = tls.subjectAltNames ?? [];
  const verifies = caCertificates !== '' || names.length > 0 || (mode === 'SIMPLE' && credentialName !== '');
  const isOwn = mode === 'SIMPLE' || mode === 'MUTUAL';
  if (tls.insecureSkipVerify === true && isOwn && verifies)
    refuse(findings, [...path, 'insecureSkipVerify'], 'V-DR-40');
  if (isOwn && credentialName !== '') {
    if (clientCertificate + caCertificates + privateKey + caCrl !== '')
      refuse(findings, [...path, 'credentialName'], 'V-DR-39');
  } else if (mode === 'MUTUAL') {
    if (clientCertificate === '')
      refuse(findings, [...path, 'clientCertificate'], 'V-DR-38', { field: 'clientCertificate' });
    if (privateKey === '') refuse(findings, [...path, 'privateKey'], 'V-DR-38', { field: 'privateKey' });
  }
}
