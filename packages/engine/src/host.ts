// Hosts as Istio compares them, and names as Istio completes them. Ports, domains of virtual hosts and DNS belong to
// resolve/. Everything here is case-sensitive, as Istio's own functions are; callers lower-case where pilot does (R-HOST-5).
// Sources: istio/istio pkg/config/host/name.go, names.go; pilot/pkg/model/config.go.

/** A host is a wildcard iff its first character is `*` (R-HOST-6). */
export function isWildcard(host: string): boolean {
  return host.charCodeAt(0) === 42;
}

/** Whether two hosts have a name in common: symmetric, wildcards on either side (R-HOST-7). */
export function hostsMatch(a: string, b: string): boolean {
  if (isWildcard(a)) {
    if (!isWildcard(b)) return b.endsWith(a.slice(1));
    const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
    return longer.endsWith(shorter.slice(1));
  }
  return isWildcard(b) ? a.endsWith(b.slice(1)) : a === b;
}

/** Whether every name under `inner` falls under `outer` (R-HOST-8). */
export function isSubsetOf(inner: string, outer: string): boolean {
  if (isWildcard(outer)) {
    if (isWildcard(inner) && inner.length < outer.length) return false;
    return inner.endsWith(outer.slice(1));
  }
  return inner === outer;
}

/** The more specific of each meeting pair, in the order of `a`, without repetitions (R-HOST-9). */
export function intersectHosts(a: readonly string[], b: readonly string[]): string[] {
  const found = new Set<string>();
  const literals = new Set(b);
  const wildcards = b.filter(isWildcard);
  for (const left of a) {
    if (!isWildcard(left)) {
      // Nothing but itself lies in a literal, so that long lists of them need no comparing in pairs.
      if (literals.has(left) || wildcards.some((right) => isSubsetOf(left, right))) found.add(left);
      continue;
    }
    for (const right of b) {
      if (isSubsetOf(left, right)) found.add(left);
      else if (isSubsetOf(right, left)) found.add(right);
    }
  }
  return [...found];
}

/** Sort order of hosts: literals before wildcards, longer before shorter, then by bytes (R-HOST-10). */
export function compareSpecificity(a: string, b: string): number {
  const wildA = isWildcard(a);
  if (wildA !== isWildcard(b)) return wildA ? 1 : -1;
  if (a.length !== b.length) return b.length - a.length;
  return compareText(a, b);
}

/** Byte order of strings, as Go compares them; names of Kubernetes are ASCII. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Values kept under hosts, split for {@link mostSpecific}. */
export interface ByHost<T> {
  readonly exact: ReadonlyMap<string, T>;
  readonly wildcard: ReadonlyMap<string, T>;
}

/**
 * The value of the most specific key that covers the needle (R-HOST-11). A broader needle never finds a narrower key.
 * @returns undefined when no key covers it
 */
export function mostSpecific<T>(needle: string, table: ByHost<T>): { key: string; value: T } | undefined {
  const exact = (isWildcard(needle) ? table.wildcard : table.exact).get(needle);
  if (exact !== undefined) return { key: needle, value: exact };
  if (table.wildcard.size === 0) return undefined;
  const suffix = isWildcard(needle) ? needle.slice(1) : needle;
  // Longest suffix first: the candidates are the suffixes of the needle, so no key need be scanned.
  for (let from = 0; from <= suffix.length; from++) {
    const key = `*${suffix.slice(from)}`;
    const value = table.wildcard.get(key);
    if (value !== undefined) return { key, value };
  }
  return undefined;
}

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const ipv6 = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/;

export function isIpv4(text: string): boolean {
  return ipv4.test(text);
}
/** An IPv4 or IPv6 address; IPv6 by its characters, as nothing here computes with it. */
export function isIp(text: string): boolean {
  return ipv4.test(text) || ipv6.test(text);
}

/** A host string of a resource in `namespace`, completed: dots, `*` and addresses stay as they are (R-HOST-1). */
export function resolveShortName(host: string, namespace: string, domain: string): string {
  if (host === '' || host === '*' || host.includes('.') || isIp(host)) return host;
  return `${host}.${namespace}.svc.${domain}`;
}

/** A `gateways` entry of a VirtualService in `namespace` as `<namespace>/<name>`; `mesh` stays (R-GW-5). */
export function resolveGatewayName(name: string, namespace: string): string {
  if (name === 'mesh') return name;
  if (name.startsWith('./')) return `${namespace}/${name.slice(2)}`;
  if (name.includes('/')) return name;
  const labels = name.split('.');
  return labels.length === 1 ? `${namespace}/${name}` : `${labels[1]}/${labels[0]}`;
}
