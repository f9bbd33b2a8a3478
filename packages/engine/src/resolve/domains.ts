// The names under which a sidecar knows a service (R-HOST-12 to R-HOST-17).
// Source: istio/istio pilot/pkg/networking/core/httproute.go, generateVirtualHostDomains.
import { isIp } from '../host.ts';
import { unspecified, type MeshService } from './mesh.ts';

export interface Domains {
  readonly domains: readonly string[];
  /** Those that are completions of a name, which give way to a service that really bears the name (R-HOST-18). */
  readonly alternatives: ReadonlySet<string>;
}

/**
 * @param namespace of the client, whose DNS search path the short forms follow
 * @param port where given, every name has a `name:port` form beside it (R-HOST-17)
 */
export function serviceDomains(service: MeshService, namespace: string, domain: string, port?: number): Domains {
  const domains: string[] = [];
  const alternatives = new Set<string>();
  for (const host of [service.host, ...service.aliases]) {
    const forms = alternativeNames(host, namespace, domain).flatMap((form) => withPort(form, port));
    domains.push(...withPort(host, port), ...forms);
    for (const form of forms) alternatives.add(form);
  }
  if (service.resolution === 'passthrough' && service.registry === 'kubernetes') {
    domains.push(...domains.map((name) => `*.${name}`)); // R-HOST-14
  }
  for (const address of [service.address, ...service.extraAddresses]) {
    if (address !== '' && address !== unspecified) domains.push(...withPort(address, port)); // R-HOST-15
  }
  return { domains, alternatives };
}

export function withPort(name: string, port: number | undefined): string[] {
  const bracketed = name.includes(':') && isIp(name) ? `[${name}]` : name;
  return port === undefined ? [bracketed] : [bracketed, `${bracketed}:${port}`];
}

/** A host with every form of its name, without ports. */
export function namesOf(host: string, namespace: string, domain: string): string[] {
  return [host, ...alternativeNames(host, namespace, domain)];
}

function alternativeNames(host: string, namespace: string, domain: string): string[] {
  const forms = isIp(host) ? [] : [`${host}.`];
  const suffix = `.svc.${domain}`;
  if (!host.endsWith(suffix)) return forms; // R-HOST-13
  const end = host.indexOf('.svc.');
  const dot = host.indexOf('.');
  if (end <= 0 || dot + 1 > end) return forms;
  const short = host.slice(0, end);
  if (host.slice(dot + 1, end) === namespace) return [...forms, host.slice(0, dot), `${short}.svc`, short];
  return [...forms, short, `${short}.svc`];
}
