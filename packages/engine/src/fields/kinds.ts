// Which kinds Portolan reads, in which API versions, and the table of each from its root.
import type { Field, Table } from '../field.ts';
import { fieldBelow } from '../field.ts';
import type { Resource } from '../model/resource.ts';
import type { Path } from '../ref.ts';
import { destinationRuleFields } from './destinationRule.ts';
import { gatewayFields } from './gateway.ts';
import { endpointSliceFields, objectFields, podFields, serviceFields, workloadFields } from './kubernetes.ts';
import { serviceEntryFields, workloadEntryFields } from './serviceEntry.ts';
import { sidecarFields } from './sidecar.ts';
import { virtualServiceFields } from './virtualService.ts';

export type KnownKind = Exclude<Resource['kind'], 'Other'>;

const istioVersions = ['networking.istio.io/v1', 'networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'];

interface Kind {
  readonly apiVersions: readonly string[];
  readonly root: Field & { readonly type: 'object' };
}

function kind(apiVersions: readonly string[], fields: Table): Kind {
  return { apiVersions, root: { type: 'object', fields: { ...objectFields, ...fields } } };
}
function istio(fields: Table): Kind {
  // Only two of the schemas ask for `spec`; the webhook refuses an empty one of the others all the same.
  return kind(istioVersions, { spec: { type: 'object', fields, required: 'V-MD-12' } });
}
function workload(fields: Table, apiVersion = 'apps/v1'): Kind {
  return kind([apiVersion], { spec: { type: 'object', open: true, fields } });
}

const kinds: Readonly<Record<KnownKind, Kind>> = {
  Gateway: istio(gatewayFields),
  VirtualService: istio(virtualServiceFields),
  DestinationRule: istio(destinationRuleFields),
  ServiceEntry: istio(serviceEntryFields),
  WorkloadEntry: istio(workloadEntryFields),
  Sidecar: istio(sidecarFields),
  Service: kind(['v1'], {
    spec: { type: 'object', fields: serviceFields },
  }),
  EndpointSlice: kind(['discovery.k8s.io/v1', 'discovery.k8s.io/v1beta1'], endpointSliceFields),
  Deployment: workload(workloadFields),
  StatefulSet: workload(workloadFields),
  DaemonSet: workload(workloadFields),
  ReplicaSet: workload(workloadFields),
  Pod: workload(podFields, 'v1'),
  Namespace: kind(['v1'], { spec: { type: 'any' } }),
};

/** Every kind that Portolan reads, those of Istio first. */
export const knownKinds = Object.keys(kinds) as readonly KnownKind[];

/** The kind that an object is of, by API version and kind; `Other` where Portolan does not read it. */
export function kindOf(apiVersion: string, name: string): Resource['kind'] {
  if (!Object.hasOwn(kinds, name)) return 'Other';
  const known = name as KnownKind;
  return kinds[known].apiVersions.includes(apiVersion) ? known : 'Other';
}

/** API versions that Portolan reads a kind in, the newest first. */
export function apiVersionsOf(name: string): readonly string[] {
  return Object.hasOwn(kinds, name) ? kinds[name as KnownKind].apiVersions : [];
}

/** The field at the root of a kind. */
export function rootField(name: KnownKind): Field & { readonly type: 'object' } {
  return kinds[name].root;
}

/**
 * The field at a path of a kind, such as `fieldAt('VirtualService', ['spec', 'http', 0, 'timeout'])`.
 * @returns undefined where the tables know nothing
 */
export function fieldAt(name: KnownKind, path: Path): Field | undefined {
  return fieldBelow(rootField(name), path);
}
