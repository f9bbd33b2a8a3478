// The icon of each kind. Its colour is in tokens.css, its name always stands beside it.
import type { NodeKind } from '@portolan/graph';
import {
  Anchor,
  Box,
  CircleDashed,
  Container,
  Cpu,
  DoorOpen,
  Globe,
  Layers,
  Network,
  Route,
  ShipWheel,
  type LucideIcon,
} from 'lucide-react';

export const kindIcons: Readonly<Record<NodeKind, LucideIcon>> = {
  mesh: ShipWheel,
  gateway: DoorOpen,
  'virtual-service': Route,
  service: Network,
  'service-entry': Globe,
  subset: Layers,
  workload: Container,
  'workload-entry': Cpu,
  'endpoint-slice': Box,
  sidecar: Anchor,
  ghost: CircleDashed,
};
