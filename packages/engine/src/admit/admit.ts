// What the API server says of one resource: the CRD schema and the limits of single values first (read.ts has found
// those), then the rules of Istio's webhook that look at several fields together. Other objects play no part.
// Source: istio/istio pkg/config/validation/validation.go and the files beside it.
import { isIstio, readingOf } from '../decode.ts';
import { newFindings } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type { Resource } from '../model/resource.ts';
import type { Problem } from '../problem.ts';
import type { Path } from '../ref.ts';
import { admitDestinationRule } from './destinationRule.ts';
import { admitGateway } from './gateway.ts';
import { admitKind, admitMetadata } from './metadata.ts';
import { admitServiceEntry, admitWorkloadEntry } from './serviceEntry.ts';
import { admitSidecar } from './sidecar.ts';
import { admitVirtualService } from './virtualService.ts';

const cache = new WeakMap<Resource, readonly Problem[]>();

/**
 * Everything the API server has against a resource, {@link decode}'s Problems included. An error means that it refuses the
 * resource; warnings and hints let it in.
 */
export function admit(resource: Resource): readonly Problem[] {
  let problems = cache.get(resource);
  if (problems === undefined) {
    problems = judge(resource);
    cache.set(resource, problems);
  }
  return problems;
}

/** Whether the API server refuses the resource, so that it is not part of the mesh. */
export function isRefused(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function judge(resource: Resource): readonly Problem[] {
  const { problems: schema, unread } = readingOf(resource);
  const findings = newFindings(resource.id);
  admitKind(findings, resource);
  if (resource.kind !== 'Other') admitMetadata(findings, resource, isIstio(resource.kind));
  admitSpec(findings, resource);
  if (findings.problems.length === 0) return schema;
  if (schema.length === 0) return findings.problems;
  return [...schema, ...findings.problems.filter(({ at }) => !unread.some((path) => isPrefix(path, at.path)))];
}

function isPrefix(path: Path, of: Path): boolean {
  return path.length <= of.length && path.every((step, i) => step === of[i]);
}

function admitSpec(findings: Findings, resource: Resource): void {
  switch (resource.kind) {
    case 'Gateway':
      return admitGateway(findings, resource);
    case 'VirtualService':
      return admitVirtualService(findings, resource);
    case 'DestinationRule':
      return admitDestinationRule(findings, resource);
    case 'ServiceEntry':
      return admitServiceEntry(findings, resource);
    case 'WorkloadEntry':
      return admitWorkloadEntry(findings, resource);
    case 'Sidecar':
      return admitSidecar(findings, resource);
    default:
      return;
  }
}
