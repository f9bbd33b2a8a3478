// The facts of one object that a person looks for first, by kind, as written.
import { fieldAt, type Labels, type Resource } from '@portolan/engine';

export type FactName =
  | 'namespace'
  | 'hosts'
  | 'host'
  | 'gateways'
  | 'selector'
  | 'servers'
  | 'ports'
  | 'subsets'
  | 'labels'
  | 'replicas'
  | 'location'
  | 'resolution'
  | 'exportTo';

export interface FactRow {
  readonly fact: FactName;
  readonly values: readonly string[];
}

/** Only facts that the text gives. */
export function factsOf(resource: Resource): readonly FactRow[] {
  const rows: FactRow[] = [{ fact: 'namespace', values: [resource.namespace] }, ...ownFacts(resource)];
  return rows.filter(({ values }) => values.length > 0);
}

/** The line of documentation of the field that holds a fact; undefined where no single field does. */
export function docOf({ kind }: Resource, fact: FactName): string | undefined {
  if (kind === 'Other') return undefined;
  return fieldAt(kind, fact === 'namespace' ? ['metadata', fact] : ['spec', fact])?.doc;
}

function ownFacts(resource: Resource): readonly FactRow[] {
  switch (resource.kind) {
    case 'Gateway':
      return [
        { fact: 'selector', values: labelLines(resource.spec.selector) },
        {
          fact: 'servers',
          values: resource.spec.servers.map(({ port, hosts, tls }) =>
            [`${port.number} ${port.protocol}`, ...(tls ? [tls.mode] : []), hosts.join(' ')].join(' · '),
          ),
        },
      ];
    case 'VirtualService':
      return [
        { fact: 'hosts', values: resource.spec.hosts },
        { fact: 'gateways', values: resource.spec.gateways ?? [] },
        { fact: 'exportTo', values: resource.spec.exportTo ?? [] },
      ];
    case 'DestinationRule':
      return [
        { fact: 'host', values: [resource.spec.host] },
        {
          fact: 'subsets',
          values: (resource.spec.subsets ?? []).map(({ name, labels }) => [name, ...labelLines(labels)].join(' · ')),
        },
        { fact: 'exportTo', values: resource.spec.exportTo ?? [] },
      ];
    case 'Service':
      return [
        { fact: 'selector', values: labelLines(resource.spec.selector) },
        {
          fact: 'ports',
          values: (resource.spec.ports ?? []).map(({ port, targetPort, name }) => portLine(port, targetPort, name)),
        },
      ];
    case 'ServiceEntry':
      return [
        { fact: 'hosts', values: resource.spec.hosts },
        {
          fact: 'ports',
          values: (resource.spec.ports ?? []).map(({ number, targetPort, name }) => portLine(number, targetPort, name)),
        },
        { fact: 'location', values: resource.spec.location === undefined ? [] : [resource.spec.location] },
        { fact: 'resolution', values: [resource.spec.resolution] },
      ];
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Pod':
      return [
        { fact: 'replicas', values: [String(resource.spec.replicas)] },
        { fact: 'labels', values: labelLines(resource.spec.podLabels) },
        {
          fact: 'ports',
          values: resource.spec.ports.map(({ containerPort, name }) => portLine(containerPort, undefined, name)),
        },
      ];
    default:
      return [];
  }
}

function labelLines(labels: Labels = {}): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

function portLine(port: number, target: number | string | undefined, name: string | undefined): string {
  const to = target === undefined || target === port ? `${port}` : `${port} → ${target}`;
  return name === undefined ? to : `${to} · ${name}`;
}
