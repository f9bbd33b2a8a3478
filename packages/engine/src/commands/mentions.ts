// Every place where a resource writes a host, a namespace or a gateway: what renaming has to look at.
import type { Resource } from '../model/resource.ts';
import { isObject } from '../ref.ts';
import type { Json, Path, Ref } from '../ref.ts';
import { valueAt } from './values.ts';

export interface Written {
  readonly at: Ref;
  readonly text: string;
}

/** `*` stands for every item of a list. */
type Pattern = readonly string[];

const destinations: readonly Pattern[] = [
  ['spec', 'http', '*', 'route', '*', 'destination'],
  ['spec', 'http', '*', 'mirror'],
  ['spec', 'http', '*', 'mirrors', '*', 'destination'],
  ['spec', 'tls', '*', 'route', '*', 'destination'],
  ['spec', 'tcp', '*', 'route', '*', 'destination'],
];

const hosts: Readonly<Record<string, readonly Pattern[]>> = {
  VirtualService: [
    ['spec', 'hosts', '*'],
    ['spec', 'tls', '*', 'match', '*', 'sniHosts', '*'],
    ...destinations.map((path) => [...path, 'host']),
  ],
  DestinationRule: [['spec', 'host']],
  ServiceEntry: [['spec', 'hosts', '*']],
  Service: [['spec', 'externalName']],
};

/** Written as `namespace/host`, the namespace optional for Gateways. */
const scopedHosts: Readonly<Record<string, readonly Pattern[]>> = {
  Gateway: [['spec', 'servers', '*', 'hosts', '*']],
  Sidecar: [['spec', 'egress', '*', 'hosts', '*']],
};

const namespaces: Readonly<Record<string, readonly Pattern[]>> = {
  VirtualService: [
    ['spec', 'exportTo', '*'],
    ...['http', 'tls', 'tcp'].map((protocol) => ['spec', protocol, '*', 'match', '*', 'sourceNamespace']),
    ['spec', 'http', '*', 'delegate', 'namespace'],
  ],
  DestinationRule: [['spec', 'exportTo', '*']],
  ServiceEntry: [['spec', 'exportTo', '*']],
};

const gateways: Readonly<Record<string, readonly Pattern[]>> = {
  VirtualService: [
    ['spec', 'gateways', '*'],
    ...['http', 'tls', 'tcp'].map((protocol) => ['spec', protocol, '*', 'match', '*', 'gateways', '*']),
  ],
};

export const hostsIn = (resource: Resource): Written[] => written(resource, hosts);
export const scopedHostsIn = (resource: Resource): Written[] => written(resource, scopedHosts);
export const namespacesIn = (resource: Resource): Written[] => written(resource, namespaces);
export const gatewaysIn = (resource: Resource): Written[] => written(resource, gateways);

function written(resource: Resource, patterns: Readonly<Record<string, readonly Pattern[]>>): Written[] {
  return (patterns[resource.kind] ?? []).flatMap((pattern) =>
    pathsOf(resource.value, pattern, []).flatMap((path) => {
      const text = valueAt(resource.value, path);
      return typeof text === 'string' ? [{ at: { resource: resource.id, path }, text }] : [];
    }),
  );
}

function pathsOf(value: Json | undefined, pattern: Pattern, path: Path): Path[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return value === undefined ? [] : [path];
  if (step === '*') {
    return Array.isArray(value)
      ? (value as readonly Json[]).flatMap((item, i) => pathsOf(item, rest, [...path, i]))
      : [];
  }
  return isObject(value) && Object.hasOwn(value, step) ? pathsOf(value[step], rest, [...path, step]) : [];
}
