// New objects: what a link names and the text does not hold, and copies.
import type { Command, PrimitiveCommand } from '../command.ts';
import { resolveShortName } from '../host.ts';
import type { DestinationRule, Resource } from '../model/resource.ts';
import { ok } from '../problem.ts';
import type { Problem, Result } from '../problem.ts';
import { isObject } from '../ref.ts';
import type { Json, JsonObject, Ref } from '../ref.ts';
import { references } from '../references.ts';
import type { Link } from '../references.ts';
import { defaultSettings } from '../settings.ts';
import { kindOf, refuseName, refuseTaken } from './names.ts';
import { refuse } from './refuse.ts';
import { listAt, valueAt } from './values.ts';

type Expanded = Result<readonly PrimitiveCommand[], Problem>;
type CreateMissing = Extract<Command, { readonly type: 'create-missing' }>;

const istio = 'networking.istio.io/v1';
const clusterTail = `.svc.${defaultSettings.domain}`;

export function createMissing(resources: readonly Resource[], command: CreateMissing): Expanded {
  const links = references(resources).filter(
    ({ target }) => target.kind === 'missing' && target.wanted === command.wanted && target.name === command.name,
  );
  switch (command.wanted) {
    case 'service':
      return ok([create(serviceFor(command, portOf(resources, command, links)))]);
    case 'subset':
      return subsetFor(resources, command);
    case 'gateway':
      return ok([create(gatewayFor(resources, command, links))]);
    case 'virtual-service':
      return ok([create(delegateFor(command))]);
  }
}

const create = (value: Json): PrimitiveCommand => ({ type: 'create-resource', value });

/** `default` is what a missing namespace means. */
const named = (name: string, namespace: string): JsonObject =>
  namespace === 'default' || namespace === '' ? { name } : { name, namespace };

function serviceFor({ name: host }: CreateMissing, port: number): JsonObject {
  if (!host.endsWith(clusterTail)) return externalService(host, port);
  const [name = host, namespace = 'default'] = host.slice(0, -clusterTail.length).split('.');
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: named(name, namespace),
    spec: { selector: { app: name }, ports: [{ name: 'http', port }] },
  };
}

function externalService(host: string, port: number): JsonObject {
  const isTls = port === 443;
  return {
    apiVersion: istio,
    kind: 'ServiceEntry',
    metadata: {
      name:
        host
          .replace(/^\*\.?/, '')
          .replaceAll(/[^a-z0-9-]+/gi, '-')
          .toLowerCase() || 'external',
    },
    spec: {
      hosts: [host],
      location: 'MESH_EXTERNAL',
      ports: [{ number: port, name: isTls ? 'tls' : 'http', protocol: isTls ? 'TLS' : 'HTTP' }],
      resolution: host.startsWith('*') ? 'NONE' : 'DNS',
    },
  };
}

/** The port that the destinations which name it ask for; 80 where none says. */
function portOf(resources: readonly Resource[], { port }: CreateMissing, links: readonly Link[]): number {
  if (port !== undefined) return port;
  for (const { from } of links) {
    const by = resources.find(({ id }) => id === from.resource);
    const number = valueAt(by?.value, [...from.path.slice(0, -1), 'port', 'number']);
    if (typeof number === 'number') return number;
  }
  return 80;
}

function subsetFor(resources: readonly Resource[], { name, host, namespace }: CreateMissing): Expanded {
  const nowhere: Ref = { resource: resources[0]?.id ?? ('' as Ref['resource']), path: [] };
  if (host === undefined) return refuse('command/no-rule-for-host', nowhere, { name });
  const subset = { name, labels: { version: name } };
  const rules = resources.filter(
    (one): one is DestinationRule =>
      one.kind === 'DestinationRule' && resolveShortName(one.spec.host, one.namespace, defaultSettings.domain) === host,
  );
  const rule = rules.find((one) => one.namespace === namespace) ?? rules[0];
  if (rule !== undefined) {
    const at: Ref = { resource: rule.id, path: ['spec', 'subsets'] };
    return ok([{ type: 'insert-item', at, index: listAt(rule.value, at.path).length, value: subset }]);
  }
  const [short = host, own = 'default'] = host.endsWith(clusterTail)
    ? host.slice(0, -clusterTail.length).split('.')
    : [host];
  const home = namespace ?? own;
  const value: JsonObject = {
    apiVersion: istio,
    kind: 'DestinationRule',
    metadata: named(short.replaceAll(/[^a-z0-9-]+/gi, '-'), home),
    spec: { host: home === own ? short : host, subsets: [subset] },
  };
  return ok([create(value)]);
}

function gatewayFor(resources: readonly Resource[], { name: full }: CreateMissing, links: readonly Link[]): JsonObject {
  const [namespace = 'default', name = full] = full.split('/');
  const asking = new Set(links.map(({ from }) => from.resource));
  const hosts = resources.filter(({ id }) => asking.has(id)).flatMap(({ value }) => listAt(value, ['spec', 'hosts']));
  return {
    apiVersion: istio,
    kind: 'Gateway',
    metadata: named(name, namespace),
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [
        { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: hosts.length > 0 ? [...new Set(hosts)] : ['*'] },
      ],
    },
  };
}

function delegateFor({ name: full }: CreateMissing): JsonObject {
  const [namespace = 'default', name = full] = full.split('/');
  return {
    apiVersion: istio,
    kind: 'VirtualService',
    metadata: named(name, namespace),
    spec: { http: [{ route: [{ destination: { host: name } }] }] },
  };
}

/** What the cluster writes into an object: a copy has none of it. */
const ownByCluster = new Set([
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'generation',
  'managedFields',
  'selfLink',
]);

export function duplicateResource(resources: readonly Resource[], resource: Resource, wanted?: string): Expanded {
  const at: Ref = { resource: resource.id, path: ['metadata', 'name'] };
  const name = wanted ?? freeName(resources, resource);
  const refused = refuseName(kindOf(resource), name, at) ?? refuseTaken(resources, resource, name, at);
  if (refused !== undefined) return refused;
  const { value } = resource;
  if (!isObject(value)) return refuse('command/no-place', at);
  const old = isObject(value['metadata']) ? value['metadata'] : {};
  const metadata = Object.fromEntries(Object.entries(old).filter(([key]) => !ownByCluster.has(key)));
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'status'));
  return ok([
    { type: 'create-resource', value: { ...rest, metadata: { ...metadata, name } }, after: resource.id, isCopy: true },
  ]);
}

function freeName(resources: readonly Resource[], resource: Resource): string {
  const taken = new Set(
    resources
      .filter((other) => other.kind === resource.kind && other.namespace === resource.namespace)
      .map(({ name }) => name),
  );
  const base = `${resource.name.replace(/-copy(?:-\d+)?$/, '')}-copy`;
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(name)) return name;
  }
}
