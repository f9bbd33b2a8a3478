// A DestinationRule as Istio's webhook judges it: subsets, selector, and its traffic policies.
// Source: istio/istio pkg/config/validation/validation.go ValidateDestinationRule.
import { refuse, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type { DestinationRule } from '../model/resource.ts';
import { admitExportTo } from './exportTo.ts';
import { admitTrafficPolicy } from './trafficPolicy.ts';

export function admitDestinationRule(findings: Findings, resource: DestinationRule): void {
  const { namespace, spec } = resource;
  admitTrafficPolicy(findings, ['spec', 'trafficPolicy'], spec.trafficPolicy, namespace);
  const names = new Set<string>();
  (spec.subsets ?? []).forEach(({ name, trafficPolicy }, i) => {
    const path = ['spec', 'subsets', i];
    if (names.has(name)) refuse(findings, [...path, 'name'], 'V-DR-05', { value: name });
    names.add(name);
    admitTrafficPolicy(findings, [...path, 'trafficPolicy'], trafficPolicy, namespace);
  });
  admitExportTo(findings, resource);
  const labels = spec.workloadSelector?.matchLabels ?? {};
  if (spec.workloadSelector !== undefined && Object.keys(labels).length === 0) {
    warn(findings, ['spec', 'workloadSelector'], 'V-DR-47');
  }
}
