// ServiceEntry and WorkloadEntry as the CRD's CEL rules and Istio's webhook judge them.
// Source: istio/istio pkg/config/validation/validation.go ValidateServiceEntry, validateWorkloadEntry.
import { refuse, report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { isAddress, isDomain, isPartialWildcard, isUnixPath, isWildcardDomain } from '../grammar.ts';
import { isWildcard } from '../host.ts';
import type { ServiceEntry, WorkloadEntry } from '../model/resource.ts';
import type { ServiceEntrySpec, WorkloadEntrySpec } from '../model/serviceEntry.ts';
import type { Path } from '../ref.ts';
import { isHttp, isTcp, isTls, parseProtocol } from '../resolve/protocol.ts';
import { admitExportTo } from './exportTo.ts';
import { unixPrefix } from './gateway.ts';

export function admitServiceEntry(findings: Findings, resource: ServiceEntry): void {
  const { spec } = resource;
  admitHosts(findings, spec);
  admitSelector(findings, spec);
  admitAddresses(findings, spec);
  admitPorts(findings, resource);
  (spec.endpoints ?? []).forEach((endpoint, i) => admitEndpoint(findings, ['spec', 'endpoints', i], endpoint, spec));
  if (spec.resolution === 'DYNAMIC_DNS') admitDynamicDns(findings, resource);
  else admitResolution(findings, spec);
  admitSeveralHosts(findings, spec);
  admitExportTo(findings, resource);
}

const isDns = ({ resolution }: ServiceEntrySpec): boolean => resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';

/** V-SE-02 to V-SE-04. */
function admitHosts(findings: Findings, { hosts, resolution }: ServiceEntrySpec): void {
  hosts.forEach((host, i) => {
    const path = ['spec', 'hosts', i];
    if (host === '*') return refuse(findings, path, 'V-SE-02');
    if (!isWildcardDomain(host)) refuse(findings, path, 'V-SE-03', { value: host });
    if (resolution !== 'DYNAMIC_DNS' && isPartialWildcard(host)) warn(findings, path, 'V-SE-04', { value: host });
  });
}

/** V-SE-05, V-SE-07, V-SE-18. The schema looks whether the keys are there. */
function admitSelector(findings: Findings, { workloadSelector, endpoints, resolution }: ServiceEntrySpec): void {
  if (workloadSelector === undefined) return;
  const path = ['spec', 'workloadSelector'];
  if (endpoints !== undefined) refuse(findings, ['spec', 'endpoints'], 'V-SE-05');
  if (Object.keys(workloadSelector.labels ?? {}).length === 0) warn(findings, path, 'V-SE-07');
  if (resolution === 'NONE') warn(findings, path, 'V-SE-18');
}

/** V-SE-09. */
function admitAddresses(findings: Findings, { addresses = [], resolution }: ServiceEntrySpec): void {
  if (resolution === 'NONE' || resolution === 'STATIC') return;
  addresses.forEach((address, i) => {
    if (address.includes('/')) refuse(findings, ['spec', 'addresses', i], 'V-SE-09', { value: address });
  });
}

/** V-SE-11, V-SE-12, V-SE-16. */
function admitPorts(findings: Findings, { spec, labels }: ServiceEntry): void {
  const { ports = [], addresses = [], resolution } = spec;
  const names = new Set<string>();
  const numbers = new Set<number>();
  const optedOut = labels['networking.istio.io/enable-autoallocate-ip']?.toLowerCase() === 'false';
  const isAllocated = resolution !== 'NONE' && !optedOut;
  ports.forEach(({ name, number, protocol = '' }, i) => {
    const path = ['spec', 'ports', i];
    if (names.has(name)) refuse(findings, [...path, 'name'], 'V-SE-11', { value: name });
    if (numbers.has(number)) refuse(findings, [...path, 'number'], 'V-SE-12', { value: number });
    names.add(name);
    numbers.add(number);
    if (addresses.length > 0) return;
    // The webhook counts on allocated addresses and on upper case; `istioctl analyze` on neither.
    if ((protocol === '' || protocol === 'TCP') && !isAllocated) warn(findings, path, 'V-SE-16');
    else if (protocol === '' || protocol.toUpperCase() === 'TCP')
      report(findings, path, { code: 'V-SE-16', severity: 'hint' });
  });
}

/** V-SE-17, V-SE-29, V-SE-30. */
function admitResolution(findings: Findings, spec: ServiceEntrySpec): void {
  const { hosts, endpoints = [], resolution } = spec;
  if (resolution === 'NONE' && spec.endpoints !== undefined) refuse(findings, ['spec', 'endpoints'], 'V-SE-17');
  if (isDns(spec) && endpoints.length === 0) {
    const i = hosts.findIndex((host) => !isDomain(host));
    if (i >= 0) refuse(findings, ['spec', 'hosts', i], 'V-SE-29', { value: hosts[i] ?? '' });
  }
  if (resolution === 'DNS_ROUND_ROBIN' && endpoints.length > 1) refuse(findings, ['spec', 'endpoints'], 'V-SE-30');
}

/** V-SE-32 to V-SE-35. */
function admitDynamicDns(findings: Findings, { spec, labels }: ServiceEntry): void {
  const { hosts, addresses = [], endpoints = [], ports = [], location } = spec;
  hosts.forEach((host, i) => {
    if (!isWildcard(host)) refuse(findings, ['spec', 'hosts', i], 'V-SE-32', { value: host });
  });
  if (addresses.length > 0) refuse(findings, ['spec', 'addresses'], 'V-SE-33', { field: 'addresses' });
  if (endpoints.length > 0) refuse(findings, ['spec', 'endpoints'], 'V-SE-33', { field: 'endpoints' });
  ports.forEach(({ protocol = '' }, i) => {
    const isSupported = ['HTTP', 'TLS', 'GRPC', 'HTTP2'].includes(parseProtocol(protocol));
    if (!isSupported) refuse(findings, ['spec', 'ports', i, 'protocol'], 'V-SE-34', { value: protocol });
  });
  const waypoint = labels['istio.io/use-waypoint'] ?? '';
  const usesWaypoint = waypoint !== '' && waypoint.toLowerCase() !== 'none';
  if (location === 'MESH_INTERNAL' && usesWaypoint) refuse(findings, ['spec', 'location'], 'V-SE-35');
}

/** V-SE-36, V-SE-37. */
function admitSeveralHosts(findings: Findings, spec: ServiceEntrySpec): void {
  const { hosts, ports = [], addresses = [], resolution } = spec;
  if (hosts.length < 2) return;
  const protocols = ports.map(({ protocol }) => parseProtocol(protocol));
  if (resolution !== 'NONE' && protocols.some((p) => !isHttp(p) && !isTls(p)))
    refuse(findings, ['spec', 'hosts'], 'V-SE-36');
  if (isDns(spec) && addresses.length > 0 && protocols.some(isTcp)) warn(findings, ['spec', 'hosts'], 'V-SE-37');
}

/** An endpoint of a ServiceEntry: V-SE-19, V-SE-20, V-SE-24, V-SE-25, V-SE-31. */
function admitEndpoint(findings: Findings, path: Path, endpoint: WorkloadEntrySpec, spec: ServiceEntrySpec): void {
  const { address = '', ports = {} } = endpoint;
  const at = [...path, 'address'];
  const isStatic = spec.resolution === 'STATIC';
  admitUnixAddress(findings, path, endpoint);
  admitMissingAddress(findings, path, endpoint, isStatic ? 'address-or-network' : isDns(spec) ? 'address' : 'key');
  if (!isStatic && !isDns(spec)) return;
  const names = new Set((spec.ports ?? []).map(({ name }) => name));
  const isUnix = address.startsWith(unixPrefix);
  if (isStatic && address !== '' && !isUnix && !isAddress(address)) refuse(findings, at, 'V-SE-19', { value: address });
  if (isStatic && isUnix && names.size !== 1) refuse(findings, ['spec', 'ports'], 'V-SE-24');
  if (!isStatic && address !== '' && !isAddress(address) && !isDomain(address))
    refuse(findings, at, 'V-SE-31', { value: address });
  for (const name of Object.keys(ports)) {
    if (!names.has(name)) refuse(findings, [...path, 'ports', name], 'V-SE-25', { value: name });
  }
}

/** V-SE-22, V-SE-23. */
function admitUnixAddress(findings: Findings, path: Path, { address, ports }: WorkloadEntrySpec): void {
  if (address?.startsWith(unixPrefix) !== true) return;
  if (!isUnixPath(address.slice(unixPrefix.length)) || address.endsWith('/')) {
    refuse(findings, [...path, 'address'], 'V-SE-22', { value: address });
  }
  if (ports !== undefined) refuse(findings, [...path, 'ports'], 'V-SE-23');
}

/** V-SE-20, V-SE-21. The schema asks for one of the two keys; the webhook, but for some resolutions, for more. */
function admitMissingAddress(
  findings: Findings,
  path: Path,
  { address, network }: WorkloadEntrySpec,
  needs: 'key' | 'address' | 'address-or-network',
): void {
  if ((address ?? '') !== '') return;
  const lacksKeys = address === undefined && network === undefined;
  const isMissing = needs === 'address' || (needs === 'address-or-network' && (network ?? '') === '');
  if (lacksKeys || isMissing) refuse(findings, [...path, 'address'], 'V-SE-20');
  else if (needs === 'address-or-network') warn(findings, path, 'V-SE-21', { value: network ?? '' });
}

export function admitWorkloadEntry(findings: Findings, { spec }: WorkloadEntry): void {
  const { address = '' } = spec;
  admitUnixAddress(findings, ['spec'], spec);
  admitMissingAddress(findings, ['spec'], spec, 'address-or-network');
  if (address !== '' && !address.startsWith(unixPrefix) && !isAddress(address) && !isDomain(address)) {
    refuse(findings, ['spec', 'address'], 'V-SE-31', { value: address });
  }
}
