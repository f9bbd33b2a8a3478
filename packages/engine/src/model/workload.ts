// Deployment, StatefulSet, DaemonSet, ReplicaSet and Pod, reduced to what endpoints need (R-SVC-6, R-SVC-7).
import type { Labels } from './labels.ts';

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}
export interface WorkloadSpec {
  /** Ready pods: default 1, 0 is none. */
  readonly replicas: number;
  readonly podLabels: Labels;
  readonly ports: readonly ContainerPort[];
}
