// Virtual hosts of a sidecar's port in the making: who gets which name and which domains (R-HOST-18, R-VS-14).
// Source: istio/istio pilot/pkg/networking/core/httproute.go, BuildSidecarOutboundVirtualHosts.
import { hostsMatch } from '../host.ts';
import type { PassedOver, Route, VirtualHost } from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import { serviceDomains, withPort } from './domains.ts';
import type { MeshPort, MeshService, MeshVirtualService } from './mesh.ts';
import type { Proxy } from './proxy.ts';

/** A service reduced to the port in question (R-VS-10); an HTTP_PROXY listener keeps all its ports. */
export interface Registered {
  /** Lower-case. */
  readonly host: string;
  /** With the capitals of the text. */
  readonly written: string;
  readonly service: MeshService;
  readonly ports: readonly MeshPort[];
}

/** The hosts and services that one route list answers for on one port. */
export interface Claim {
  readonly port: number;
  /** Outside the registry. */
  readonly hosts: readonly string[];
  readonly services: readonly Registered[];
  readonly routes: () => readonly Route[];
  readonly virtualService?: MeshVirtualService;
}

interface Winner {
  readonly virtualService: MeshVirtualService | undefined;
  readonly host: VirtualHost | undefined;
}

/** Grants claims first-come: names of virtual hosts as a whole, domains one by one. */
export class VirtualHostRegister {
  private readonly winners = new Map<string, Winner>();
  private readonly claimed = new Set<string>();
  private readonly known = new Set<string>();
  private readonly passedOver = new Map<string, PassedOver[]>();
  private readonly proxy: Proxy;
  /** On an HTTP_PROXY listener domains bear ports (R-HOST-17). */
  private readonly isProxyPort: boolean;

  constructor(proxy: Proxy, isProxyPort: boolean) {
    this.proxy = proxy;
    this.isProxyPort = isProxyPort;
  }

  /** Notes that no rule of a VirtualService applied for these hosts (R-VS-15). */
  stepAside(claim: Claim, virtualService: MeshVirtualService): void {
    for (const host of [...claim.hosts, ...claim.services.map((registered) => registered.host)]) {
      this.note(virtualHostName(host, claim.port), virtualService, 'vs.no-route-applies', 'R-VS-15');
    }
  }

  grant(claims: readonly Claim[]): VirtualHost[] {
    for (const { services, port } of claims) {
      for (const { host } of services) this.known.add(host).add(virtualHostName(host, port));
    }
    for (const claim of claims) {
      for (const host of claim.hosts) this.add(claim, host, undefined);
      for (const { host, service } of claim.services) this.add(claim, host, service);
    }
    const granted: VirtualHost[] = [];
    for (const [name, winner] of this.winners) if (winner.host) granted.push(this.withNotes(name, winner.host, winner));
    return granted;
  }

  private add(claim: Claim, host: string, service: MeshService | undefined): void {
    const name = virtualHostName(host, claim.port);
    const winner = this.winners.get(name);
    if (winner) this.lose(name, winner, claim);
    else this.winners.set(name, { virtualService: claim.virtualService, host: this.make(name, claim, host, service) });
  }

  private make(name: string, claim: Claim, host: string, service: MeshService | undefined): VirtualHost | undefined {
    const { namespace } = this.proxy.client;
    const { domain } = this.proxy.mesh.settings;
    const port = this.isProxyPort ? claim.port : undefined;
    const { domains, alternatives } = service
      ? serviceDomains(service, namespace, domain, port)
      : { domains: withPort(host, undefined), alternatives: new Set<string>() };
    const free = domains.filter((candidate) => this.claimDomain(candidate, alternatives));
    const kept = this.isProxyPort && claim.port !== 80 ? free.filter((text) => text.includes(':')) : free;
    if (kept.length === 0) return undefined;
    const at: Ref[] = [];
    if (claim.virtualService) at.push(hostRef(claim.virtualService, host));
    if (service) at.push({ resource: service.resource, path: [] });
    return virtualHost(name, kept, at, claim.routes);
  }

  private claimDomain(domain: string, alternatives: ReadonlySet<string>): boolean {
    const key = domain.toLowerCase();
    if (this.claimed.has(key)) return false;
    if (alternatives.has(domain) && this.known.has(domain)) return false;
    this.claimed.add(key);
    return true;
  }

  /** Of several VirtualServices for one host only the first counts (R-VS-14). */
  private lose(name: string, winner: Winner, { virtualService }: Claim): void {
    if (!virtualService || virtualService === winner.virtualService) return;
    this.note(name, virtualService, 'vs.later-for-same-host', 'R-VS-14');
  }

  private note(name: string, virtualService: MeshVirtualService, message: string, rule: string): void {
    const { id, namespace, name: own } = virtualService.resource;
    const list = this.passedOver.get(name) ?? [];
    this.passedOver.set(name, list);
    list.push({ message, values: { name: `${namespace}/${own}` }, rule, at: { resource: id, path: ['spec', 'http'] } });
  }

  private withNotes(name: string, host: VirtualHost, { virtualService }: Winner): VirtualHost {
    const passedOver = [...(this.passedOver.get(name) ?? []), ...(virtualService?.lostDelegates ?? [])];
    if (passedOver.length === 0) return host;
    return virtualHost(name, host.domains, host.at, () => host.routes, { passedOver });
  }
}

/** Its routes are built when somebody asks. */
export function virtualHost(
  name: string,
  domains: readonly string[],
  at: readonly Ref[],
  routes: () => readonly Route[],
  more: Partial<Pick<VirtualHost, 'passedOver' | 'requireTls'>> = {},
): VirtualHost {
  return {
    name,
    domains,
    requireTls: false,
    at,
    ...more,
    get routes() {
      return routes();
    },
  };
}

export function virtualHostName(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function hostRef(virtualService: MeshVirtualService, host: string): Ref {
  const hosts: Ref = { resource: virtualService.resource.id, path: ['spec', 'hosts'] };
  const index =
    placesOf(virtualService).get(host) ?? virtualService.hosts.findIndex((other) => hostsMatch(other, host));
  return index >= 0 ? child(hosts, index) : hosts;
}

const places = new WeakMap<MeshVirtualService, ReadonlyMap<string, number>>();

/** Where each host stands in the list, by its lower-case form. */
function placesOf(virtualService: MeshVirtualService): ReadonlyMap<string, number> {
  let known = places.get(virtualService);
  if (!known) {
    known = new Map(virtualService.hosts.map((host, i) => [host.toLowerCase(), i] as const).reverse());
    places.set(virtualService, known);
  }
  return known;
}
