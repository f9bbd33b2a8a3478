// The names of Gateways in VirtualServices: `mesh`, `name`, `namespace/name`, and the old `name.namespace…`.
// Source: istio/istio pkg/config/validation/validation.go validateGatewayNames.
import { report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { isDnsLabel, isDomain } from '../grammar.ts';
import type { Path } from '../ref.ts';

/** V-VS-08, V-VS-09. The webhook stops at the first name without a slash: what is wrong behind it is a warning. */
export function admitGatewayNames(findings: Findings, path: Path, names: readonly string[]): void {
  let isJudged = true;
  names.forEach((name, i) => {
    const slash = name.indexOf('/');
    if (slash < 0) {
      const [first = '', second = ''] = name.split('.');
      const newName = `${second}/${first}`;
      if (name.includes('.')) warn(findings, [...path, i], 'V-VS-08', { value: name, name: newName }, newName);
    }
    const isGood = slash < 0 ? isDomain(name) : isDnsLabel(name.slice(0, slash)) && isDnsLabel(name.slice(slash + 1));
    if (!isGood)
      report(findings, [...path, i], {
        code: 'V-VS-09',
        values: { value: name },
        severity: isJudged ? 'error' : 'warning',
      });
    if (slash < 0) isJudged = false;
  });
}
