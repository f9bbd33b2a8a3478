// exportTo: which namespaces see a resource. `.` is the own one and counts by its name.
// Source: istio/istio pkg/config/validation/validation.go validateExportTo.
import { refuse } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { fits } from '../grammar.ts';

interface Exported {
  readonly namespace: string;
  readonly kind: string;
  readonly spec: { readonly exportTo?: readonly string[]; readonly workloadSelector?: unknown };
}

/** V-EX-01 to V-EX-06. */
export function admitExportTo(findings: Findings, { namespace, kind, spec }: Exported): void {
  const { exportTo = [] } = spec;
  const path = ['spec', 'exportTo'];
  const seen = new Set<string>();
  exportTo.forEach((entry, i) => {
    const key = entry === '.' ? namespace : entry;
    if (seen.has(key)) refuse(findings, [...path, i], 'V-EX-01', { value: entry });
    else if (key === '~' && kind !== 'ServiceEntry') refuse(findings, [...path, i], 'V-EX-03', {}, '.');
    else if (!fits('visibility-or-none', key)) refuse(findings, [...path, i], 'V-EX-02', { value: entry });
    else seen.add(key);
  });
  if (kind === 'DestinationRule' && spec.workloadSelector !== undefined && seen.size > 0) {
    if (seen.size > 1 || !seen.has(namespace)) refuse(findings, path, 'V-EX-06', {}, ['.']);
  }
  if (seen.has('*') && exportTo.length > 1) refuse(findings, path, 'V-EX-04', {}, ['*']);
  if (seen.has('~') && exportTo.length > 1) refuse(findings, path, 'V-EX-05');
}
