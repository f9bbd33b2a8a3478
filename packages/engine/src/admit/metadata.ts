// What every object is judged by: kind and API version, name, namespace, annotations.
// Sources: Kubernetes' object names; istio/istio pkg/config/validation/validation.go validateMetadata.
import { apiVersionsOf } from '../fields/kinds.ts';
import { refuse, report } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { fits } from '../grammar.ts';
import type { Resource } from '../model/resource.ts';
import { isObject } from '../ref.ts';
import { nearest } from '../nearest.ts';

/** The other kinds of networking.istio.io, with the versions they are served in. */
const otherIstioKinds: Readonly<Record<string, readonly string[]>> = {
  EnvoyFilter: ['v1alpha3'],
  ProxyConfig: ['v1beta1'],
  WorkloadGroup: ['v1', 'v1beta1', 'v1alpha3'],
};
const istioKinds = ['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'WorkloadEntry', 'Sidecar'];
const istioGroup = 'networking.istio.io/';

/** V-MD-03: an object of a group that is known whole, in a kind or version that it does not have. */
export function admitKind(findings: Findings, resource: Resource): void {
  if (resource.kind !== 'Other') return;
  const { apiVersion, actualKind } = resource;
  const versions = apiVersionsOf(actualKind);
  if (apiVersion.startsWith(istioGroup)) {
    if (otherIstioKinds[actualKind]?.includes(apiVersion.slice(istioGroup.length)) === true) return;
    const guess = nearest(actualKind, [...istioKinds, ...Object.keys(otherIstioKinds)]);
    const message = guess === undefined || versions.length > 0 ? 'V-MD-03' : 'kind/near';
    report(findings, ['kind'], {
      code: 'V-MD-03',
      message,
      values: { kind: actualKind, apiVersion, guess: guess ?? '' },
    });
  } else if (versions.length > 0 && /^(?:v1|apps\/.*|discovery\.k8s\.io\/.*)$/.test(apiVersion)) {
    report(findings, ['apiVersion'], {
      code: 'V-MD-03',
      message: 'kind/version',
      values: { kind: actualKind, apiVersion, versions: versions.join(', ') },
    });
  }
}

const reservedAnnotations = [
  'internal.istio.io/webhook-always-reject',
  'internal.istio.io/parent-namespace',
  'internal.istio.io/parents',
];

export function admitMetadata(findings: Findings, resource: Resource, isIstio: boolean): void {
  admitName(findings, resource);
  if (!isIstio) return;
  const annotations = ['metadata', 'annotations'];
  if (Object.hasOwn(resource.annotations, 'istio.io/dry-run'))
    refuse(findings, [...annotations, 'istio.io/dry-run'], 'V-MD-09');
  for (const name of reservedAnnotations) {
    if (Object.hasOwn(resource.annotations, name)) refuse(findings, [...annotations, name], 'V-MD-10', { name });
  }
}

/** V-MD-11. */
function admitName(findings: Findings, resource: Resource): void {
  const metadata = isObject(resource.value) && isObject(resource.value.metadata) ? resource.value.metadata : {};
  const { name, namespace } = resource;
  const generate = metadata.generateName;
  const hasGenerateName = typeof generate === 'string' && generate !== '';
  const path = ['metadata', 'name'];
  if (name === '') {
    if (!hasGenerateName) report(findings, path, { code: 'V-MD-11', message: 'name/missing' });
  } else if (resource.kind === 'Service' && !fits('service-name', name)) {
    report(findings, path, { code: 'V-MD-11', message: 'name/service', values: { value: name } });
  } else if (resource.kind === 'Namespace' ? !fits('namespace-name', name) : !fits('object-name', name)) {
    report(findings, path, { code: 'V-MD-11', values: { value: name } });
  }
  if (resource.kind !== 'Namespace' && !fits('namespace-name', namespace)) {
    report(findings, ['metadata', 'namespace'], {
      code: 'V-MD-11',
      message: 'name/namespace',
      values: { value: namespace },
    });
  }
}
