// What one should know of an object beside its form: where it lives, and what lies deep in a workload's template.
import { documentationOf, fieldAt, type Labels, type Resource } from '@portolan/engine';

export type FactName = 'namespace' | 'replicas' | 'labels' | 'ports';

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
  const field = fieldAt(kind, fact === 'namespace' ? ['metadata', fact] : ['spec', fact]);
  return field && documentationOf(field);
}

function ownFacts(resource: Resource): readonly FactRow[] {
  switch (resource.kind) {
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
          values: resource.spec.ports.map(({ containerPort, name }) =>
            name === undefined ? String(containerPort) : `${containerPort} · ${name}`,
          ),
        },
      ];
    default:
      return [];
  }
}

function labelLines(labels: Labels = {}): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}
