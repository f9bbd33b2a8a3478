// From resources to a Mesh: leave out what is refused, complete names, merge delegates, put everything in age order.
// Kinds whose resources did not change keep their resolved lists from the previous Mesh.
import type { DestinationRule, Gateway, Resource, Sidecar, VirtualService } from '../model/resource.ts';
import { admit, isRefused } from '../admit/admit.ts';
import type { Problem } from '../problem.ts';
import type { MeshSettings } from '../settings.ts';
import { compareAge } from './age.ts';
import type { Mesh, Rejected } from './mesh.ts';
import { resolveServices } from './services.ts';
import { resolveVirtualServices } from './virtualServices.ts';

interface ByKind {
  readonly gateways: readonly Gateway[];
  readonly virtualServices: readonly VirtualService[];
  readonly destinationRules: readonly DestinationRule[];
  readonly sidecars: readonly Sidecar[];
  readonly services: readonly Resource[];
}
const sources = new WeakMap<Mesh, ByKind>();

/** @param previous the Mesh before a change: lists of unchanged kinds are taken over */
export function resolve(resources: readonly Resource[], settings: MeshSettings, previous?: Mesh): Mesh {
  const rejected: Rejected[] = [];
  const problems: Problem[] = [];
  const admitted = resources.filter((resource) => {
    const found = admit(resource);
    const refused = isRefused(found);
    if (refused) rejected.push({ resource, problems: found });
    else problems.push(...found);
    return !refused;
  });
  const kinds = splitByKind(admitted);
  const old = previous && previous.settings === settings ? sources.get(previous) : undefined;
  const keep = <K extends keyof ByKind, T>(kind: K, known: T | undefined, make: (items: ByKind[K]) => T): T =>
    known !== undefined && old && sameItems(old[kind], kinds[kind]) ? known : make(kinds[kind]);
  const mesh: Mesh = {
    settings,
    resources: admitted,
    rejected,
    services: keep('services', previous?.services, (items) => resolveServices(items, settings)),
    gateways: keep('gateways', previous?.gateways, (items) => [...items].sort(compareAge)),
    virtualServices: keep('virtualServices', previous?.virtualServices, (items) =>
      resolveVirtualServices(items, settings),
    ),
    destinationRules: keep('destinationRules', previous?.destinationRules, (items) =>
      [...items].sort((a, b) => selectorFirst(a, b) || compareAge(a, b)),
    ),
    sidecars: keep('sidecars', previous?.sidecars, (items) => [...items].sort(compareAge)),
    problems,
  };
  sources.set(mesh, kinds);
  return mesh;
}

function selectorFirst(a: DestinationRule, b: DestinationRule): number {
  return Number(!a.spec.workloadSelector) - Number(!b.spec.workloadSelector);
}

function splitByKind(resources: readonly Resource[]): ByKind {
  const gateways: Gateway[] = [];
  const virtualServices: VirtualService[] = [];
  const destinationRules: DestinationRule[] = [];
  const sidecars: Sidecar[] = [];
  const services: Resource[] = [];
  for (const resource of resources) {
    if (resource.kind === 'Gateway') gateways.push(resource);
    else if (resource.kind === 'VirtualService') virtualServices.push(resource);
    else if (resource.kind === 'DestinationRule') destinationRules.push(resource);
    else if (resource.kind === 'Sidecar') sidecars.push(resource);
    else if (resource.kind === 'Service' || resource.kind === 'ServiceEntry') services.push(resource);
  }
  return { gateways, virtualServices, destinationRules, sidecars, services };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
