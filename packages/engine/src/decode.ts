// From one object, as YAML or JSON holds it, to a Resource, with the Problems of reading beside it. The field tables do
// the work; here is identity, and what Kubernetes' own kinds are reduced to.
import { kindOf, rootField } from './fields/kinds.ts';
import type { KnownKind } from './fields/kinds.ts';
import { newFindings, report } from './findings.ts';
import type { Labels, OtherResource, Resource } from './model/resource.ts';
import type { EndpointSliceSpec } from './model/service.ts';
import type { ContainerPort, WorkloadSpec } from './model/workload.ts';
import type { Problem } from './problem.ts';
import { readField } from './read.ts';
import type { Walk } from './read.ts';
import { isObject, resourceId } from './ref.ts';
import type { Json, JsonObject, Path } from './ref.ts';

export interface Decoded {
  /** Absent when the value is no object with apiVersion and kind. */
  readonly resource?: Resource;
  /** What reading found; {@link admit} finds the same and more, so show one of the two. */
  readonly problems: readonly Problem[];
}

export interface Reading {
  readonly problems: readonly Problem[];
  /** Places whose value was made up or left out. */
  readonly unread: readonly Path[];
}

/** What reading a resource found, kept for admission so that it need not read again. */
const readings = new WeakMap<Resource, Reading>();
const nothing: Reading = { problems: [], unread: [] };

/**
 * @param value one object; never throws, whatever it is
 * @param ordinal 2 for the second object of the same kind, namespace and name, and so on
 */
export function decode(value: unknown, ordinal = 1): Decoded {
  const identity = identify(value);
  if (identity === undefined) return { problems: [notAnObject(value)] };
  const { object, apiVersion, actualKind, metadata } = identity;
  const namespace = textOf(metadata.namespace) || 'default';
  const name = textOf(metadata.name);
  const id = resourceId(actualKind, namespace, name, ordinal);
  const labels = textMap(metadata.labels);
  const annotations = textMap(metadata.annotations);
  const kind = kindOf(apiVersion, actualKind);
  const seconds = createdAt(metadata.creationTimestamp);
  const dated = seconds === undefined ? undefined : { createdAt: seconds };
  if (kind === 'Other') {
    const base = { id, kind, apiVersion, namespace, name, labels, annotations, spec: {}, value: object };
    const resource: OtherResource = { ...base, ...dated, actualKind };
    return { resource, problems: nothing.problems };
  }
  const findings = newFindings(id);
  const walk: Walk = { findings, path: [], unread: [], unknownTop: isIstio(kind) ? 'V-MD-01' : 'V-MD-02' };
  const spec = project(kind, readField(walk, rootField(kind), object) as JsonObject);
  const base = { id, kind, apiVersion, namespace, name, labels, annotations, spec, value: object };
  // The table of the kind is checked against its model type (Fields<T>), so the shapes agree.
  const resource = (dated === undefined ? base : { ...base, ...dated }) as unknown as Resource;
  const { problems } = findings;
  if (problems.length > 0) readings.set(resource, { problems, unread: walk.unread });
  return { resource, problems };
}

/** What {@link decode} found in a resource that it made. */
export function readingOf(resource: Resource): Reading {
  return readings.get(resource) ?? nothing;
}

export function isIstio(kind: Resource['kind']): boolean {
  switch (kind) {
    case 'Gateway':
    case 'VirtualService':
    case 'DestinationRule':
    case 'ServiceEntry':
    case 'WorkloadEntry':
    case 'Sidecar':
      return true;
    default:
      return false;
  }
}

interface ListItem {
  readonly value: Json;
  /** Where the object stands in the document. */
  readonly path: Path;
}

/** The objects of a document: those of a `List`, each with its place, or the document itself. */
export function unpackList(value: Json): readonly ListItem[] {
  if (
    !isObject(value) ||
    typeof value.kind !== 'string' ||
    !value.kind.endsWith('List') ||
    !Array.isArray(value.items)
  ) {
    return [{ value, path: [] }];
  }
  return (value.items as readonly Json[]).map((item, i) => ({ value: item, path: ['items', i] }));
}

interface Identity {
  readonly object: JsonObject;
  readonly apiVersion: string;
  readonly actualKind: string;
  readonly metadata: JsonObject;
}

function identify(value: unknown): Identity | undefined {
  if (!isObject(value)) return undefined;
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== 'string' || apiVersion === '' || typeof kind !== 'string' || kind === '') return undefined;
  return { object: value, apiVersion, actualKind: kind, metadata: isObject(metadata) ? metadata : {} };
}

function notAnObject(value: unknown): Problem {
  const findings = newFindings(resourceId('', '', ''));
  const isMap = isObject(value);
  report(findings, [], { code: isMap ? 'decode/no-kind' : 'decode/not-an-object' });
  return findings.problems[0] as Problem;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const noTexts: Labels = {};

function textMap(value: unknown): Labels {
  if (!isObject(value)) return noTexts;
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

/** Kubernetes keeps whole seconds. */
function createdAt(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

/** The part of the object that the model calls its spec. */
function project(kind: KnownKind, read: JsonObject): unknown {
  switch (kind) {
    case 'Namespace':
      return {};
    case 'EndpointSlice':
      return endpointSlice(read);
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Pod':
      return workload(kind, read);
    default:
      return objectAt(read, 'spec');
  }
}

function endpointSlice(read: JsonObject): EndpointSliceSpec {
  const serviceName = objectAt(read, 'metadata', 'labels')['kubernetes.io/service-name'];
  return {
    ...(typeof serviceName === 'string' ? { serviceName } : {}),
    ...(typeof read.addressType === 'string' ? { addressType: read.addressType } : {}),
    endpoints: listAt(read, 'endpoints').map((endpoint) => ({
      addresses: (endpoint.addresses ?? []) as readonly string[],
      ready: objectAt(endpoint, 'conditions').ready !== false,
    })),
    ports: listAt(read, 'ports'),
  };
}

/** R-SVC-6: pods come from the template; a Pod is its own. */
function workload(kind: KnownKind, read: JsonObject): WorkloadSpec {
  const pod = kind === 'Pod' ? read : objectAt(read, 'spec', 'template');
  const replicas = objectAt(read, 'spec').replicas;
  const hasReplicas = kind !== 'Pod' && kind !== 'DaemonSet' && typeof replicas === 'number';
  return {
    replicas: hasReplicas ? Math.max(0, replicas) : 1,
    podLabels: objectAt(pod, 'metadata', 'labels') as Labels,
    ports: listAt(objectAt(pod, 'spec'), 'containers').flatMap((container) =>
      listAt(container, 'ports'),
    ) as unknown as readonly ContainerPort[],
  };
}

function objectAt(value: Json | undefined, ...keys: readonly string[]): JsonObject {
  let at: Json | undefined = value;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : {};
}

function listAt(value: JsonObject, key: string): readonly JsonObject[] {
  const list = value[key];
  return Array.isArray(list) ? (list as readonly Json[]).map((item) => (isObject(item) ? item : {})) : [];
}
