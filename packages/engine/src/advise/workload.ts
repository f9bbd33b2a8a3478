// Advice on Deployments and Pods: the sidecar's user, its image, and selectors that miss their own pods.
// Sources: istio/istio pkg/config/analysis/analyzers/deployment, injection; Kubernetes' validation of Deployments.
import { report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type { Workload } from '../model/resource.ts';
import { isObject } from '../ref.ts';
import type { Json, JsonObject, Path } from '../ref.ts';

export function adviseWorkload(findings: Findings, resource: Workload): void {
  const { kind, value, labels, spec } = resource;
  const own = objectAt(value, 'spec');
  const podPath = kind === 'Pod' ? ['spec'] : ['spec', 'template', 'spec'];
  const pod = kind === 'Pod' ? own : objectAt(own, 'template', 'spec');
  if (kind === 'Deployment') refuseStraySelector(findings, own, spec.podLabels);
  if (labels.istio === undefined && labels.release !== 'istio') warnOfUser(findings, podPath, pod);
  containersOf(pod).forEach(({ name, image }, i) => {
    // Without the mesh's injection settings: a Deployment counts as injected when its own labels ask for it.
    const asksForInjection = kind === 'Deployment' && isInjected(spec.podLabels);
    if (name === 'istio-proxy' && image === 'auto' && !asksForInjection) {
      warn(findings, [...podPath, 'containers', i, 'image'], 'V-SV-12');
    }
  });
}

function isInjected(podLabels: Readonly<Record<string, string>>): boolean {
  return podLabels['sidecar.istio.io/inject'] === 'true' || podLabels['istio.io/rev'] !== undefined;
}

/** V-SV-13. */
function refuseStraySelector(findings: Findings, spec: JsonObject, podLabels: Readonly<Record<string, string>>): void {
  const selector = Object.entries(objectAt(spec, 'selector', 'matchLabels'));
  const misses = selector.some(([key, value]) => !Object.hasOwn(podLabels, key) || podLabels[key] !== value);
  if (misses) report(findings, ['spec', 'selector'], { code: 'V-SV-13' });
}

const sidecarUser = 1337;
const ownContainers = new Set<unknown>(['istio-proxy', 'istio-operator']);

/** V-SV-07. */
function warnOfUser(findings: Findings, path: Path, pod: JsonObject): void {
  const user = ['securityContext', 'runAsUser'];
  if (objectAt(pod, 'securityContext').runAsUser === sidecarUser) warn(findings, [...path, ...user], 'V-SV-07');
  containersOf(pod).forEach((container, i) => {
    if (ownContainers.has(container.name) || objectAt(container, 'securityContext').runAsUser !== sidecarUser) return;
    warn(findings, [...path, 'containers', i, ...user], 'V-SV-07');
  });
}

function containersOf(pod: JsonObject): readonly JsonObject[] {
  const { containers } = pod;
  return Array.isArray(containers) ? (containers as readonly Json[]).map((item) => (isObject(item) ? item : {})) : [];
}

function objectAt(value: Json | undefined, ...keys: readonly string[]): JsonObject {
  let at: Json | undefined = value;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : {};
}
