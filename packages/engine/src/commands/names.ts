// Names that Kubernetes takes. Source: k8s.io/apimachinery pkg/util/validation (IsDNS1123Subdomain, IsDNS1035Label).
import type { Resource } from '../model/resource.ts';
import type { Ref } from '../ref.ts';
import { refuse } from './refuse.ts';
import type { Refused } from './refuse.ts';

const label = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const namespace = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Undefined when a resource of this kind may be called so. */
export function refuseName(kind: string, name: string, at: Ref): Refused | undefined {
  if (name === '') return refuse('command/name-empty', at);
  const [pattern, limit] =
    kind === 'Service'
      ? ([label, 63] as const)
      : kind === 'Namespace'
        ? ([namespace, 63] as const)
        : ([subdomain, 253] as const);
  return pattern.test(name) && name.length <= limit ? undefined : refuse('command/name-invalid', at, { name, limit });
}

export function refuseTaken(
  resources: readonly Resource[],
  like: Resource,
  name: string,
  at: Ref,
): Refused | undefined {
  const isTaken = resources.some(
    (other) => kindOf(other) === kindOf(like) && other.namespace === like.namespace && other.name === name,
  );
  return isTaken
    ? refuse('command/name-taken', at, { kind: kindOf(like), name, namespace: like.namespace })
    : undefined;
}

/** As the text has it. */
export const kindOf = (resource: Resource): string => (resource.kind === 'Other' ? resource.actualKind : resource.kind);
