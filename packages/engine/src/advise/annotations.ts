// Istio's annotations on Kubernetes objects: which there are, where they belong, and what they may say.
// Sources: istio/api annotation/annotations.yaml; istio/istio pkg/config/analysis/analyzers/annotations, pkg/kube/inject/validate.go.
import { report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import { isSubnet } from '../grammar.ts';
import type { Resource } from '../model/resource.ts';
import { nearest } from '../nearest.ts';

interface Annotation {
  /** Kinds that it belongs on; `Any` is all. */
  readonly kinds: readonly string[];
  readonly isDeprecated: boolean;
}

function all(kinds: string, names: string, isDeprecated = false): [string, Annotation][] {
  return names.split(' ').map((name) => [name, { kinds: kinds.split(','), isDeprecated }]);
}
const under = (group: string, names: string): string =>
  names
    .split(' ')
    .map((name) => `${group}/${name}`)
    .join(' ');

const annotations: ReadonlyMap<string, Annotation> = new Map([
  ...all('Any', 'galley.istio.io/analyze-suppress gateway.istio.io/controller-version'),
  ...all('Ingress', 'kubernetes.io/ingress.class'),
  ...all('AuthorizationPolicy', 'istio.io/dry-run'),
  ...all('WorkloadEntry', under('istio.io', 'autoRegistrationGroup workloadController connectedAt disconnectedAt')),
  ...all('Service', 'networking.istio.io/exportTo traffic.istio.io/nodeSelector'),
  ...all('Service', under('alpha.istio.io', 'kubernetes-serviceaccounts canonical-serviceaccounts'), true),
  ...all('Namespace', 'topology.istio.io/controlPlaneClusters'),
  ...all(
    'Namespace,Service,ServiceEntry',
    'networking.istio.io/traffic-distribution istio.io/use-waypoint-canary-weight',
  ),
  ...all('Gateway', 'gateway.istio.io/service-account gateway.istio.io/name-override networking.istio.io/service-type'),
  ...all('GatewayClass,Gateway', 'ambient.istio.io/waypoint-inbound-binding'),
  ...all(
    'Pod',
    'prometheus.istio.io/merge-metrics proxy.istio.io/config proxy.istio.io/overrides inject.istio.io/templates',
  ),
  ...all('Pod', 'istio.io/rev istio.io/reroute-virtual-interfaces status.sidecar.istio.io/port'),
  ...all('Pod', under('ambient.istio.io', 'redirection bypass-inbound-capture dns-capture')),
  ...all(
    'Pod',
    under('sidecar.istio.io', 'status rewriteAppHTTPProbers proxyImage proxyImageType proxyCPU proxyCPULimit'),
  ),
  ...all(
    'Pod',
    under('sidecar.istio.io', 'proxyMemory proxyMemoryLimit interceptionMode bootstrapOverride userVolume'),
  ),
  ...all('Pod', under('sidecar.istio.io', 'userVolumeMount logLevel componentLogLevel agentLogLevel nativeSidecar')),
  ...all(
    'Pod',
    under('sidecar.istio.io', 'statsHistogramBuckets statsFlushInterval statsEvictionInterval statsHistogramBins'),
  ),
  ...all('Pod', under('sidecar.istio.io', 'inject discoveryAddress extraStatTags statsCompression'), true),
  ...all('Pod', under('sidecar.istio.io', 'statsInclusionPrefixes statsInclusionSuffixes statsInclusionRegexps'), true),
  ...all(
    'Pod',
    under('readiness.status.sidecar.istio.io', 'initialDelaySeconds periodSeconds failureThreshold applicationPorts'),
  ),
  ...all(
    'Pod',
    under('traffic.sidecar.istio.io', 'includeOutboundIPRanges excludeOutboundIPRanges includeInboundPorts'),
  ),
  ...all(
    'Pod',
    under(
      'traffic.sidecar.istio.io',
      'excludeInboundPorts excludeInterfaces includeOutboundPorts excludeOutboundPorts',
    ),
  ),
  ...all('Pod', 'traffic.sidecar.istio.io/kubevirtInterfaces', true),
]);

/** Written by Istio itself. */
const ownWork = new Set(['sidecar.istio.io/status', 'gateway.istio.io/controller-version']);

const unsigned = (text: string): boolean => /^\d+$/.test(text) && Number(text) <= 4294967295;
const port = (text: string): boolean => /^\s*\d+\s*$/.test(text) && Number(text) <= 65535;
const ports = (text: string): boolean => text.trim() === '' || text.split(',').every(port);
const ranges = (text: string): boolean =>
  text === '' || text.split(',').every((part) => part.includes('/') && isSubnet(part));
const quantity = (text: string): boolean =>
  /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][-+]?\d+)?$/.test(text);

const checks: Readonly<Record<string, (text: string) => boolean>> = {
  'sidecar.istio.io/interceptionMode': (text) => ['REDIRECT', 'TPROXY', 'NONE'].includes(text),
  'status.sidecar.istio.io/port': port,
  'readiness.status.sidecar.istio.io/initialDelaySeconds': unsigned,
  'readiness.status.sidecar.istio.io/periodSeconds': unsigned,
  'readiness.status.sidecar.istio.io/failureThreshold': unsigned,
  'traffic.sidecar.istio.io/includeOutboundIPRanges': (text) => text === '*' || ranges(text),
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': ranges,
  'traffic.sidecar.istio.io/includeInboundPorts': (text) => text === '*' || ports(text),
  'traffic.sidecar.istio.io/excludeInboundPorts': ports,
  'traffic.sidecar.istio.io/excludeOutboundPorts': ports,
  'prometheus.istio.io/merge-metrics': (text) => /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text),
  'sidecar.istio.io/proxyCPU': quantity,
  'sidecar.istio.io/proxyMemory': quantity,
  'sidecar.istio.io/proxyCPULimit': quantity,
  'sidecar.istio.io/proxyMemoryLimit': quantity,
};

/** V-SV-08 to V-SV-11. The settings of proxy.istio.io/config and lists of interfaces are not looked into. */
export function adviseAnnotations(findings: Findings, { kind, annotations: given, labels }: Resource): void {
  for (const [name, text] of Object.entries(given)) {
    if (ownWork.has(name) || !isIstios(name)) continue;
    const path = ['metadata', 'annotations', name];
    const known = annotations.get(name);
    if (known === undefined) {
      const guess = nearest(name, [...annotations.keys()]);
      const message = guess === undefined ? 'V-SV-08' : 'annotation/near';
      report(findings, path, {
        code: 'V-SV-08',
        message,
        values: { value: name, guess: guess ?? '' },
        severity: 'warning',
      });
      continue;
    }
    const hasLabelToo = name === 'sidecar.istio.io/inject' && labels[name] !== undefined;
    if (known.isDeprecated && !hasLabelToo)
      report(findings, path, { code: 'V-SV-11', values: { value: name }, severity: 'hint' });
    if (known.kinds.includes('Any')) continue;
    if (!known.kinds.includes(kind)) warn(findings, path, 'V-SV-09', { value: name, kinds: known.kinds.join(', ') });
    else if (checks[name]?.(text) === false) warn(findings, path, 'V-SV-10', { value: name, text });
  }
}

function isIstios(name: string): boolean {
  return name === 'kubernetes.io/ingress.class' || (name.split('/')[0] ?? '').endsWith('istio.io');
}
