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
import { changedAt } from '../changed.ts';
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
/** What is said of the resources one by one, before they meet. */
interface Sorted extends Pick<Mesh, 'rejected' | 'problems'> {
  readonly given: readonly Resource[];
  readonly admitted: readonly Resource[];
  readonly kinds: ByKind;
}
const sources = new WeakMap<Mesh, Sorted>();

/** @param previous the Mesh before a change: lists of unchanged kinds are taken over */
export function resolve(resources: readonly Resource[], settings: MeshSettings, previous?: Mesh): Mesh {
  const old = previous && sources.get(previous);
  const sorted = (old && followed(old, resources)) ?? sort(resources);
  const { kinds } = sorted;
  const isSameWorld = previous?.settings === settings;
  const keep = <K extends keyof ByKind & keyof Mesh>(
    kind: K,
    make: (items: ByKind[K], before: Mesh[K] | undefined) => Mesh[K],
  ): Mesh[K] => {
    const before = isSameWorld ? previous[kind] : undefined;
    return old && before && changedAt(old.kinds[kind], kinds[kind])?.length === 0 ? before : make(kinds[kind], before);
  };
  const mesh: Mesh = {
    settings,
    resources: sorted.admitted,
    rejected: sorted.rejected,
    services: keep('services', (items, before) => resolveServices(items, settings, before)),
    gateways: keep('gateways', (items, before) => sortedAfter(before, items, compareAge)),
    virtualServices: keep('virtualServices', (items, before) => resolveVirtualServices(items, settings, before)),
    destinationRules: keep('destinationRules', (items, before) => sortedAfter(before, items, compareRules)),
    sidecars: keep('sidecars', (items, before) => sortedAfter(before, items, compareAge)),
    workloads: keep('workloads', (items) => items),
    problems: sorted.problems,
  };
  sources.set(mesh, sorted);
  return mesh;
}

function sort(given: readonly Resource[]): Sorted {
  const rejected: Rejected[] = [];
  const problems: Problem[] = [];
  const admitted = given.filter((resource) => {
    const found = admit(resource);
    const refused = isRefused(found);
    if (refused) rejected.push({ resource, problems: found });
    else for (const problem of found) problems.push(problem);
    return !refused;
  });
  for (const resource of admitted) problems.push(...unmodelled(resource));
  return { given, admitted, rejected, problems, kinds: splitByKind(admitted) };
}

/** Above this, sorting anew is the cheaper way. */
const fewChanges = 20;

/** The same with other objects in their places; undefined unless all that changed are sound, of the kind they were. */
function followed(old: Sorted, given: readonly Resource[]): Sorted | undefined {
  const changed = changedAt(old.given, given);
  if (!changed || changed.length > fewChanges) return undefined;
  let { admitted, kinds } = old;
  for (const i of changed) {
    const before = old.given[i];
    const now = given[i];
    if (!before || before.kind !== now?.kind || !isSound(before) || !isSound(now)) return undefined;
    const swap = <T extends Resource>(list: readonly T[]): readonly T[] => {
      const at = (list as readonly Resource[]).indexOf(before);
      // Of one kind, as the list is.
      return at < 0 ? list : list.with(at, now as T);
    };
    admitted = swap(admitted);
    kinds = {
      gateways: swap(kinds.gateways),
      virtualServices: swap(kinds.virtualServices),
      destinationRules: swap(kinds.destinationRules),
      sidecars: swap(kinds.sidecars),
      services: swap(kinds.services),
      workloads: swap(kinds.workloads),
    };
  }
  return { ...old, given, admitted, kinds };
}

/** Nothing at all is said of it. */
const isSound = (resource: Resource): boolean => admit(resource).length === 0 && unmodelled(resource).length === 0;

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
