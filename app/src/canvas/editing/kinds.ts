// What can be created, as the chart shows it.
import { freshKinds, type FreshKind } from '@portolan/engine';
import type { NodeKind } from '@portolan/graph';
import type { LucideIcon } from 'lucide-react';
import { kindIcons } from '../kinds.ts';

const nodeKinds: Readonly<Record<FreshKind, NodeKind>> = {
  Gateway: 'gateway',
  VirtualService: 'virtual-service',
  DestinationRule: 'subset',
  Service: 'service',
  ServiceEntry: 'service-entry',
  Deployment: 'workload',
  Sidecar: 'sidecar',
  WorkloadEntry: 'workload-entry',
};

export const freshIcons = Object.fromEntries(freshKinds.map((kind) => [kind, kindIcons[nodeKinds[kind]]])) as Readonly<
  Record<FreshKind, LucideIcon>
>;

export function nodeKindOf(kind: FreshKind): NodeKind {
  return nodeKinds[kind];
}
