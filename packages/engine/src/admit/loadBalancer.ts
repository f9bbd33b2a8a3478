// Load balancing of a DestinationRule: hashing, localities, failover.
// Source: istio/istio pkg/config/validation/validation.go validateLoadBalancer, agent/validation.go ValidateLocalityLbSetting.
import { refuse, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type {
  ConsistentHash,
  LocalityFailover,
  LocalityLbSetting,
  PortTrafficPolicy,
  ZoneAwareLbSetting,
} from '../model/destinationRule.ts';
import type { Path } from '../ref.ts';

export function admitLoadBalancer(
  findings: Findings,
  path: Path,
  { loadBalancer, outlierDetection }: PortTrafficPolicy,
): void {
  if (loadBalancer === undefined) return;
  const { consistentHash, localityLbSetting, zoneAwareLbSetting } = loadBalancer;
  const hasDetection = outlierDetection !== undefined;
  admitHash(findings, [...path, 'consistentHash'], consistentHash);
  if (localityLbSetting !== undefined && zoneAwareLbSetting !== undefined) {
    refuse(findings, [...path, 'zoneAwareLbSetting'], 'V-DR-22');
  }
  admitLocality(findings, [...path, 'localityLbSetting'], localityLbSetting, hasDetection);
  admitZones(findings, [...path, 'zoneAwareLbSetting'], zoneAwareLbSetting, hasDetection);
}

/** V-DR-17 to V-DR-20. */
function admitHash(findings: Findings, path: Path, hash: ConsistentHash | undefined): void {
  if (hash === undefined) return;
  const names = new Set<string>();
  (hash.httpCookie?.attributes ?? []).forEach(({ name }, i) => {
    const at = [...path, 'httpCookie', 'attributes', i, 'name'];
    if (name !== '' && names.has(name)) refuse(findings, at, 'V-DR-17', { value: name });
    names.add(name);
  });
  const ringSize = [...path, 'minimumRingSize'];
  if ((hash.minimumRingSize ?? 0) !== 0) {
    warn(findings, ringSize, 'V-DR-18');
    if (hash.ringHash !== undefined || hash.maglev !== undefined) refuse(findings, ringSize, 'V-DR-19');
  }
  if (hash.maglev !== undefined) {
    const { tableSize = 0 } = hash.maglev;
    if (tableSize >= 5000011 || !isPrime(tableSize))
      refuse(findings, [...path, 'maglev', 'tableSize'], 'V-DR-20', { value: tableSize });
  }
}

/** As Istio counts, 1 is prime. */
function isPrime(x: number): boolean {
  if (x < 4) return x > 0;
  if (x % 2 === 0) return false;
  for (let factor = 3; factor * factor <= x; factor += 2) if (x % factor === 0) return false;
  return true;
}

const topologyLabels = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
]);

/** V-DR-23 to V-DR-29. */
function admitLocality(
  findings: Findings,
  path: Path,
  setting: LocalityLbSetting | undefined,
  hasDetection: boolean,
): void {
  if (setting === undefined) return;
  const { distribute = [], failover = [], failoverPriority = [] } = setting;
  if (distribute.length > 0 && failover.length > 0) return refuse(findings, [...path, 'failover'], 'V-DR-23');
  if (failover.length > 0) {
    failoverPriority.forEach((label, i) => {
      if (topologyLabels.has(label)) refuse(findings, [...path, 'failoverPriority', i], 'V-DR-24', { value: label });
    });
  }
  distribute.forEach(({ to = {} }, i) => {
    const at = [...path, 'distribute', i, 'to'];
    const total = Object.values(to).reduce((sum, weight) => sum + weight, 0);
    if (total !== 100) refuse(findings, at, 'V-DR-26', { value: total });
    const places = Object.keys(to);
    refuseBadLocalities(findings, places, (j) => [...at, places[j] ?? '']);
  });
  refuseBadLocalities(
    findings,
    distribute.map(({ from = '' }) => from),
    (i) => [...path, 'distribute', i, 'from'],
  );
  admitFailover(findings, path, setting, hasDetection);
}

/** V-DR-27: the first bad one, as what follows depends on it. */
function refuseBadLocalities(findings: Findings, localities: readonly string[], pathOf: (index: number) => Path): void {
  const earlier: (readonly string[])[] = [];
  for (const [i, locality] of localities.entries()) {
    const parts = splitLocality(locality);
    const star = locality.indexOf('*');
    const isGood = (star < 0 || star === locality.length - 1) && !parts.includes('');
    if (!isGood || earlier.some((other) => covers(other, parts))) {
      return refuse(findings, pathOf(i), 'V-DR-27', { value: locality });
    }
    earlier.push(parts);
  }
}

/** Region, zone, and all the rest as subzone. */
function splitLocality(locality: string): string[] {
  const [region = '', zone, ...rest] = locality.split('/');
  return [region, ...(zone === undefined ? [] : [zone]), ...(rest.length === 0 ? [] : [rest.join('/')])];
}

/**
 * Whether Istio finds the later locality overlapping. A shorter one, or a star, covers what is below it; below a region that
 * was given by zones, the region itself overlaps too.
 */
function covers(earlier: readonly string[], later: readonly string[]): boolean {
  if (earlier[0] === '*') return true;
  for (let i = 0; i < Math.max(earlier.length, later.length); i++) {
    if (earlier[i] === undefined || later[i] === undefined || earlier[i] === '*') return true;
    if (earlier[i] !== later[i]) return false;
  }
  return true;
}

/** V-DR-28 and V-DR-29, the same for localities and zones. */
function admitFailover(
  findings: Findings,
  path: Path,
  {
    failover = [],
    failoverPriority = [],
  }: { readonly failover?: readonly LocalityFailover[]; readonly failoverPriority?: readonly string[] },
  hasDetection: boolean,
): void {
  if (failover.length + failoverPriority.length > 0 && !hasDetection) warn(findings, path.slice(0, -1), 'V-DR-29');
  failover.forEach(({ from = '', to = '' }, i) => {
    if (from === to || /[/*]/.test(from + to)) refuse(findings, [...path, 'failover', i], 'V-DR-28', { from, to });
  });
}

/** V-DR-30. */
function admitZones(
  findings: Findings,
  path: Path,
  setting: ZoneAwareLbSetting | undefined,
  hasDetection: boolean,
): void {
  if (setting === undefined) return;
  (setting.failoverPriority ?? []).forEach((label, i) => {
    if (topologyLabels.has(label)) refuse(findings, [...path, 'failoverPriority', i], 'V-DR-30', { value: label });
  });
  admitFailover(findings, path, setting, hasDetection);
}
