// The lines of facts below a node's title: what tells one Gateway, Service or workload from the next.
import { child } from '@portolan/engine';
import type { Ref, Resource } from '@portolan/engine';
import type { Fact } from '../graph.ts';
import { factHeight } from '../sizes.ts';
import { labelList, list } from '../text.ts';

export type FactText = Pick<Fact, 'kind' | 'text' | 'ref'>;

/** More lines than this are told as a number. */
const most = 6;

/** @param top y of the first line */
export function placeFacts(facts: readonly FactText[], top: number): readonly Fact[] {
  const told = facts.length <= most ? facts : facts.slice(0, most - 1);
  const rest = facts.length - told.length;
  const lines: readonly FactText[] = rest > 0 ? [...told, { kind: 'more', text: `+ ${rest}` }] : told;
  return lines.map((fact, i) => ({ ...fact, y: top + i * factHeight, height: factHeight }));
}

export function factsOf(resource: Resource): readonly FactText[] {
  const at: Ref = { resource: resource.id, path: ['spec'] };
  const of = (kind: Fact['kind'], text: string, ...path: Ref['path']): FactText => ({
    kind,
    text,
    ref: child(at, ...path),
  });
  switch (resource.kind) {
    case 'Gateway':
      return resource.spec.servers.map(({ port, hosts }, i) =>
        of('server', `${port.number} ${port.protocol} · ${list(hosts)}`, 'servers', i),
      );
    case 'VirtualService':
      return resource.spec.hosts.length > 0 ? [of('hosts', list(resource.spec.hosts), 'hosts')] : [];
    case 'Service': {
      const { type, externalName, ports = [] } = resource.spec;
      if (type === 'ExternalName') return [of('target', externalName ?? '', 'externalName')];
      return ports.map(({ name, port, targetPort }, i) => {
        const inner = targetPort === undefined || targetPort === port ? '' : ` → ${targetPort}`;
        return of('port', `${name ? `${name} ` : ''}${port}${inner}`, 'ports', i);
      });
    }
    case 'ServiceEntry': {
      const { hosts, ports = [], endpoints = [] } = resource.spec;
      return [
        of('hosts', list(hosts), 'hosts'),
        ...ports.map((port, i) =>
          of('port', [port.name, port.protocol, port.number].filter(Boolean).join(' '), 'ports', i),
        ),
        ...endpoints.map(({ address }, i) => of('endpoint', address ?? '', 'endpoints', i)),
      ];
    }
    case 'WorkloadEntry':
      return [
        of('endpoint', resource.spec.address ?? '', 'address'),
        of('labels', labelList(resource.spec.labels), 'labels'),
      ];
    case 'EndpointSlice':
      return resource.spec.endpoints.map(({ addresses }, i) => of('endpoint', list(addresses), 'endpoints', i));
    case 'Sidecar':
      return (resource.spec.egress ?? []).map(({ hosts }, i) => of('hosts', list(hosts), 'egress', i));
    case 'Pod':
      return [of('labels', labelList(resource.spec.podLabels))];
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
      return [
        of('labels', labelList(resource.spec.podLabels), 'template', 'metadata', 'labels'),
        of('replicas', `× ${resource.spec.replicas}`, 'replicas'),
      ];
    default:
      return [];
  }
}
