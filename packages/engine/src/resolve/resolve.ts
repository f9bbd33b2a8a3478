// From resources to a Mesh: leave out what is refused, complete names, merge delegates, put everything in age order.
// Kinds whose resources did not change keep their resolved lists from the previous Mesh.
import type {
  DestinationRule,
  Gateway,
  Resource,
  Service,
  ServiceEntry,
  Sidecar,
  VirtualService,
} from '../model/resource.ts';
import { admit, isRefused } from '../admit/admit.ts';
import type { Problem } from '../problem.ts';
import type { MeshSettings } from '../settings.ts';
import { compareAge } from './age.ts';
import type { EndpointSource, Mesh, Rejected } from './mesh.ts';
import { sortedAfter } from './order.ts';
import { resolveServices } from './services.ts';
import { unmodelled } from './unmodelled.ts';
import { resolveVirtualServices } from './virtualServices.ts';

interface ByKind {
  readonly gateways: readonly Gateway[];
  readonly virtualServices: readonly VirtualService[];
  readonly destinationRules: readonly DestinationRule[];
  readonly sidecars: readonly Sidecar[];
  readonly services: readonly (Service | ServiceEntry)[];
  readonly workloads: readonly EndpointSource[];
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
    else for (const problem of found) problems.push(problem);
    return !refused;
  });
  const kinds = splitByKind(admitted);
  for (const resource of admitted) problems.push(...unmodelled(resource));
  const old = previous && previous.settings === settings ? sources.get(previous) : undefined;
  const keep = <K extends keyof ByKind & keyof Mesh>(
    kind: K,
    make: (items: ByKind[K], before: Mesh[K] | undefined) => Mesh[K],
  ): Mesh[K] => {
    const before = old && previous ? previous[kind] : undefined;
    return old && before && sameItems(old[kind], kinds[kind]) ? before : make(kinds[kind], before);
  };
  const mesh: Mesh = {
    settings,
    resources: admitted,
    rejected,
    services: keep('services', (items, before) => resolveServices(items, settings, before)),
    gateways: keep('gateways', (items, before) => sortedAfter(before, items, compareAge)),
    virtualServices: keep('virtualServices', (items, before) => resolveVirtualServices(items, settings, before)),
    destinationRules: keep('destinationRules', (items, before) => sortedAfter(before, items, compareRules)),
    sidecars: keep('sidecars', (items, before) => sortedAfter(before, items, compareAge)),
    workloads: keep('workloads', (items) => items),
    problems,
  };
  sources.set(mesh, kinds);
  return mesh;
}

/** Those with a selector first, else by age (R-DR-8). */
function compareRules(a: DestinationRule, b: DestinationRule): number {
  return Number(!a.spec.workloadSelector) - Number(!b.spec.workloadSelector) || compareAge(a, b);
}

function splitByKind(resources: readonly Resource[]): ByKind {
  const gateways: Gateway[] = [];
  const virtualServices: VirtualService[] = [];
  const destinationRules: DestinationRule[] = [];
  const sidecars: Sidecar[] = [];
  const services: (Service | ServiceEntry)[] = [];
  const workloads: EndpointSource[] = [];
  for (const resource of resources) {
    switch (resource.kind) {
      case 'Gateway':
        gateways.push(resource);
        break;
      case 'VirtualService':
        virtualServices.push(resource);
        break;
      case 'DestinationRule':
        destinationRules.push(resource);
        break;
      case 'Sidecar':
        sidecars.push(resource);
        break;
      case 'Service':
        services.push(resource);
        break;
      case 'ServiceEntry':
        services.push(resource);
        workloads.push(resource);
        break;
      case 'Namespace':
      case 'Other':
        break;
      default:
        workloads.push(resource);
    }
  }
  return { gateways, virtualServices, destinationRules, sidecars, services, workloads };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
