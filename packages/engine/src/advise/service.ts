// Advice on a Kubernetes Service: ports that do not tell their protocol, and ports that Kubernetes would refuse.
// Sources: istio/istio pkg/config/analysis/analyzers/service/portname.go; Kiali's port checkers; Kubernetes' validation.
import { report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type { Service } from '../model/resource.ts';
import type { ServicePort } from '../model/service.ts';
import { parseProtocol, servicePortProtocol } from '../resolve/protocol.ts';

export function adviseService(findings: Findings, { spec, labels }: Service): void {
  const { type, ports = [] } = spec;
  const isIstios = labels.istio !== undefined || labels.release === 'istio';
  ports.forEach((port, i) => {
    const path = ['spec', 'ports', i];
    const isUnknown = servicePortProtocol(port) === 'auto';
    if (type === 'ExternalName') {
      if (isUnknown || port.name === 'tcp') warn(findings, path, 'V-SV-03');
    } else if (isUnknown && !isIstios) {
      warn(findings, path, 'V-SV-01', { port: port.port });
    }
    if (port.appProtocol !== undefined && !isKnownProtocol(port.appProtocol)) {
      warn(findings, [...path, 'appProtocol'], 'V-SV-02', { value: port.appProtocol });
    }
  });
  refuseIncomplete(findings, ports);
}

const kubernetesProtocols = new Set(['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss']);

function isKnownProtocol(appProtocol: string): boolean {
  return kubernetesProtocols.has(appProtocol) || parseProtocol(appProtocol) !== 'auto';
}

/** V-SV-14. */
function refuseIncomplete(findings: Findings, ports: readonly ServicePort[]): void {
  const names = new Set<string>();
  const numbers = new Set<string>();
  ports.forEach(({ name = '', port, protocol = 'TCP' }, i) => {
    const number = `${port}/${protocol}`;
    const isNamed =
      name === '' ? ports.length === 1 : /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 63;
    const isGood = isNamed && !names.has(name) && !numbers.has(number) && port >= 1 && port <= 65535;
    if (!isGood) report(findings, ['spec', 'ports', i], { code: 'V-SV-14' });
    names.add(name);
    numbers.add(number);
  });
}
