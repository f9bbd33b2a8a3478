// What address a name means to a pod: cluster DNS, then the addresses of ServiceEntries (R-OUT-1).
import { isIp } from '../host.ts';
import type { Client } from '../request.ts';
import { podAddresses } from './endpoints.ts';
import { unspecified, type Mesh, type MeshService } from './mesh.ts';
import { endpointsIn, servicesIn } from './meshIndex.ts';
import { isSubset } from './labels.ts';

/** Where names lead that the cluster does not know, unless the settings say otherwise: an address of TEST-NET-3. */
const unknownAddress = '203.0.113.10';

/**
 * The address an application of the client connects to.
 * @param name as the application writes it: an address, or a name that the search path of its namespace completes
 */
export function resolveDial(mesh: Mesh, client: Client, name: string): string {
  const known = answers.get(mesh) ?? new Map<string, string>();
  answers.set(mesh, known);
  const key = `${client.namespace} ${name}`;
  let address = known.get(key);
  if (address === undefined) {
    if (known.size >= mostAnswers) known.clear();
    known.set(key, (address = search(mesh, client, name)));
  }
  return address;
}

const answers = new WeakMap<Mesh, Map<string, string>>();
/** Names are given by requests without end: more than these are not remembered. */
const mostAnswers = 10_000;

function search(mesh: Mesh, client: Client, name: string): string {
  const unknown = mesh.settings.unknownAddress ?? unknownAddress;
  const bare = name.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIp(bare)) return bare;
  const { domain } = mesh.settings;
  const isAbsolute = bare.endsWith('.');
  const host = isAbsolute ? bare.slice(0, -1) : bare;
  const suffixes = isAbsolute ? [''] : [`.${client.namespace}.svc.${domain}`, `.svc.${domain}`, `.${domain}`, ''];
  for (const suffix of suffixes) {
    const found = lookUp(mesh, host + suffix, new Set());
    if (found !== undefined) return found === nowhere ? unknown : found;
  }
  return unknown;
}

/** The name exists, but leads to no address of the cluster. */
const nowhere = Symbol('nowhere');

function lookUp(mesh: Mesh, host: string, seen: Set<string>): string | typeof nowhere | undefined {
  if (seen.has(host)) return nowhere;
  seen.add(host);
  const candidates = [...(servicesIn(mesh).byHost.get(host)?.values() ?? [])];
  const service = candidates.find(({ registry }) => registry === 'kubernetes');
  if (service?.resolution === 'alias') return lookUp(mesh, service.externalName ?? '', seen) ?? nowhere;
  if (service?.resolution === 'passthrough') return podsOf(mesh, service)[0]?.address ?? nowhere;
  if (service) return service.address;
  const pod = headlessPod(mesh, host);
  if (pod !== undefined) return pod;
  return candidates.find(({ address }) => address !== unspecified && isIp(address))?.address;
}

function podsOf(mesh: Mesh, service: MeshService): { readonly name: string; readonly address: string }[] {
  const { selector, namespace } = service;
  if (!selector) return [];
  return (endpointsIn(mesh).pods.get(namespace) ?? [])
    .filter(({ spec }) => isSubset(selector, spec.podLabels))
    .flatMap((workload) => podAddresses(workload).map((address, n) => ({ name: `${workload.name}-${n}`, address })));
}

/** `pod-0.service.namespace.svc.domain` of a headless Service; a pod that is not there counts as any pod, as in the recordings. */
function headlessPod(mesh: Mesh, host: string): string | undefined {
  const dot = host.indexOf('.');
  if (dot < 0) return undefined;
  const service = [
    ...(servicesIn(mesh)
      .byHost.get(host.slice(dot + 1))
      ?.values() ?? []),
  ].find(({ resolution, registry }) => resolution === 'passthrough' && registry === 'kubernetes');
  const pods = service ? podsOf(mesh, service) : [];
  return (pods.find(({ name }) => name === host.slice(0, dot)) ?? pods[0])?.address;
}
