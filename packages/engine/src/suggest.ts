// What may be written at a place, by what the field there means: names in scope, named values of the field. Forms and the
// editor's completion offer the same. What is offered is never all that is allowed.
import type { Field } from './field.ts';
import { fieldAt } from './fields/kinds.ts';
import type { Resource } from './model/resource.ts';
import { labelsText } from './names.ts';
import { isObject } from './ref.ts';
import type { Json, Path } from './ref.ts';
import type { Mesh } from './resolve/mesh.ts';
import { namesInScope } from './scopeNames.ts';
import type { ScopeNames } from './scopeNames.ts';

export interface Suggestion {
  readonly value: string;
  /** What it stands for, in few words of data: a full host, a protocol, labels. May be empty. */
  readonly detail: string;
}

/** @returns nothing where the tables know no field or any value will do; the likeliest first */
export function suggestionsAt(mesh: Mesh, resource: Resource, path: Path): readonly Suggestion[] {
  if (resource.kind === 'Other') return [];
  const field = fieldAt(resource.kind, path);
  if (field === undefined) return [];
  const place: Place = { resource, path, names: namesInScope(mesh, resource.namespace) };
  return listedValues(field) ?? byMeaning(field, place);
}

/** Keys that may be written in the map at a path: those of labels. */
export function keySuggestionsAt(mesh: Mesh, resource: Resource, path: Path): readonly Suggestion[] {
  if (resource.kind === 'Other' || fieldAt(resource.kind, path)?.means !== 'label') return [];
  const labels = namesInScope(mesh, resource.namespace).labels(labelNamespace(resource, path));
  return [...labels].map(([value, values]) => ({ value, detail: values.slice(0, 3).join(', ') }));
}

interface Place {
  readonly resource: Exclude<Resource, { readonly kind: 'Other' }>;
  readonly path: Path;
  readonly names: ScopeNames;
}

function listedValues(field: Field): readonly Suggestion[] | undefined {
  if (field.type !== 'enum' && field.type !== 'string') return undefined;
  return field.values?.map((value) => ({ value, detail: '' }));
}

function byMeaning(field: Field, place: Place): readonly Suggestion[] {
  const { names, resource, path } = place;
  switch (field.means) {
    case 'host':
      return hosts(place);
    case 'gateway':
      return names.gateways().map(({ name, resource: id }) => ({ value: name, detail: id ?? '' }));
    case 'gateway-host':
      return plain(['*', ...names.routedHosts()]);
    case 'egress-host':
      return egressHosts(names);
    case 'subset':
      return resource.kind === 'DestinationRule' ? [] : subsets(place);
    case 'namespace':
      return plain(names.namespaces());
    case 'visibility':
      return plain(['.', '*', ...names.namespaces()]);
    case 'virtual-service': {
      const namespace = textAt(resource.value, [...path.slice(0, -1), 'namespace']) || resource.namespace;
      return names.delegates(namespace).map(({ name, resource: id }) => ({ value: name, detail: id ?? '' }));
    }
    case 'port':
      return ports(place);
    case 'status':
      return statuses(field);
    default:
      return labelValues(place);
  }
}

function hosts({ names, resource, path }: Place): readonly Suggestion[] {
  const services = names.hosts().map(({ name, host }) => ({ value: name, detail: name === host ? '' : host }));
  switch (resource.kind) {
    case 'ServiceEntry':
    case 'Service':
      return [];
    case 'VirtualService': {
      const isOfClients = path.includes('sniHosts') || path[1] === 'hosts';
      return isOfClients ? [...plain(names.gatewayHosts()), ...services] : services;
    }
    default:
      return services;
  }
}

function egressHosts(names: ScopeNames): readonly Suggestion[] {
  const whole = ['./*', '*/*', ...names.namespaces().map((namespace) => `${namespace}/*`)];
  return plain([...whole, ...names.hosts().map(({ host, resource }) => `${resource.split('/')[1] ?? '*'}/${host}`)]);
}

function subsets({ names, resource, path }: Place): readonly Suggestion[] {
  const host = textAt(resource.value, [...path.slice(0, -1), 'host']);
  return names.subsets(host).map(({ name, labels }) => ({ value: name, detail: labelsText(labels) }));
}

/** Ports of the service that is meant, or those that clients dial. */
function ports({ names, resource, path }: Place): readonly Suggestion[] {
  const beside = textAt(resource.value, [...path.slice(0, -2), 'host']);
  const own = resource.kind === 'DestinationRule' ? resource.spec.host : undefined;
  const host = path.at(-1) === 'number' ? beside || own : undefined;
  if (host) return names.ports(host).map(portSuggestion);
  if (resource.kind !== 'VirtualService' || !path.includes('match')) return [];
  const dialled = [...names.gatewayPorts(), ...resource.spec.hosts.flatMap((one) => names.ports(one))];
  return [...new Map(dialled.map((port) => [port.number, portSuggestion(port)])).values()];
}

function portSuggestion({ number, name, protocol }: ReturnType<ScopeNames['ports']>[number]): Suggestion {
  return { value: String(number), detail: name === '' ? protocol : `${name}, ${protocol}` };
}

function statuses(field: Field): readonly Suggestion[] {
  const isRedirect = field.type === 'int' && field.min === 300;
  return plain((isRedirect ? [301, 302, 303, 307, 308] : [200, 400, 401, 403, 404, 429, 500, 502, 503]).map(String));
}

/** Inside a map of labels: the values that pods have under the key. */
function labelValues({ names, resource, path }: Place): readonly Suggestion[] {
  const key = path.at(-1);
  if (typeof key !== 'string' || fieldAt(resource.kind, path.slice(0, -1))?.means !== 'label') return [];
  return plain(names.labels(labelNamespace(resource, path)).get(key) ?? []);
}

/** Selectors look into their own namespace but for those of Gateways, clients and subsets. */
function labelNamespace({ kind, namespace }: Resource, path: Path): string {
  const isWide = kind === 'Gateway' || kind === 'VirtualService' || path.includes('subsets');
  return isWide ? '*' : namespace;
}

const plain = (values: readonly string[]): readonly Suggestion[] =>
  [...new Set(values)].map((value) => ({ value, detail: '' }));

function textAt(value: Json, path: Path): string {
  let at: Json | undefined = value;
  for (const step of path) {
    if (typeof step === 'number') at = Array.isArray(at) ? (at as readonly Json[])[step] : undefined;
    else at = isObject(at) ? at[step] : undefined;
  }
  return typeof at === 'string' ? at : '';
}
