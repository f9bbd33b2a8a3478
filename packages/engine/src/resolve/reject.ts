// Configurations that pilot makes and Envoy refuses (R-RES-2): the listener or route configuration then stays absent.
// Source: envoy source/common/listener_manager/filter_chain_manager_impl.cc, source/common/router/config_impl.cc.
import type { Headers } from '../model/virtualService.ts';
import type { FilterChain, Rejection, Route, VirtualHost } from '../proxy/config.ts';
import { child, type Ref } from '../ref.ts';
import { canonicalCidr } from './cidr.ts';
import { refusedCommand } from './headerTemplates.ts';

/** @returns the first thing that Envoy refuses about the routes */
export function rejectRoutes(virtualHosts: readonly VirtualHost[]): Rejection | undefined {
  const seen = new Set<Route>();
  for (const { routes } of virtualHosts) {
    for (const route of routes) {
      if (seen.has(route)) continue;
      seen.add(route);
      const rejection = rejectRoute(route);
      if (rejection) return rejection;
    }
  }
  return undefined;
}

const redirectCodes = new Set([0, 301, 302, 303, 307, 308]);

function rejectRoute(route: Route): Rejection | undefined {
  const { action, entryAt } = route;
  const at = (...path: string[]): { at?: Ref } => (entryAt ? { at: child(entryAt, ...path) } : {});
  if (action.kind === 'redirect' && !redirectCodes.has(action.redirect.redirectCode ?? 0)) {
    const reason = `redirect code ${action.redirect.redirectCode}`;
    return { reason, rule: 'R-ACT-19', ...at('redirect', 'redirectCode') };
  }
  if (action.kind === 'direct-response' && action.response.status >= 600) {
    const reason = `direct response status ${action.response.status}`;
    return { reason, rule: 'R-ACT-22', ...at('directResponse', 'status') };
  }
  if ((route.fault?.abort?.httpStatus ?? 0) >= 600) {
    const reason = `abort status ${route.fault?.abort?.httpStatus}`;
    return { reason, rule: 'R-ACT-38', ...at('fault', 'abort', 'httpStatus') };
  }
  const command = commandIn(route.headers) ?? destinationCommand(route);
  if (command !== undefined) return { reason: `header template %${command}%`, rule: 'R-ACT-35', ...at('headers') };
  if (action.kind === 'forward' && action.destinations.length === 0) {
    return { reason: 'no destination with a weight', rule: 'R-ACT-15', ...at('route') };
  }
  return undefined;
}

function destinationCommand({ action }: Route): string | undefined {
  if (action.kind !== 'forward') return undefined;
  for (const { headers } of action.destinations) {
    const command = commandIn(headers);
    if (command !== undefined) return command;
  }
  return undefined;
}

function commandIn(headers: Headers | undefined): string | undefined {
  for (const operations of [headers?.request, headers?.response]) {
    for (const [name, value] of Object.entries({ ...operations?.set, ...operations?.add })) {
      // Host and pseudo headers never become header operations (R-ACT-29).
      if (name.startsWith(':') || name.toLowerCase() === 'host') continue;
      const command = refusedCommand(value);
      if (command !== undefined) return command;
    }
  }
  return undefined;
}

/** Chains that would take the same connection, or an SNI that Envoy does not understand (R-GW-20, R-GW-34, R-L4-14). */
export function rejectChains(chains: readonly FilterChain[]): Rejection | undefined {
  const taken = new Map<string, FilterChain>();
  for (const chain of chains) {
    const odd = chain.sni.find((host) => host.includes('*') && !host.startsWith('*.'));
    const at = chain.at ? { at: chain.at } : {};
    if (odd !== undefined) return { reason: `partial wildcard ${odd} in server_names`, rule: 'R-GW-34', ...at };
    for (const key of criteriaOf(chain)) {
      if (taken.has(key)) return { reason: `two filter chains for ${describe(chain)}`, rule: 'R-GW-20', ...at };
      taken.set(key, chain);
    }
  }
  return undefined;
}

/** Every combination of criteria that leads to the chain. */
function criteriaOf({ sni, cidrs, transport, httpDetected, alpn }: FilterChain): string[] {
  const names = sni.length > 0 ? sni.map((host) => host.toLowerCase()) : [''];
  const ranges = cidrs.length > 0 ? cidrs.map(canonicalCidr) : [''];
  const protocols = httpDetected ? ['http/1.1'] : alpn.length > 0 ? alpn : [''];
  return ranges.flatMap((range) =>
    names.flatMap((name) => protocols.map((protocol) => [range, name, transport ?? '', protocol].join('|'))),
  );
}

function describe({ sni, cidrs }: FilterChain): string {
  return [...sni, ...cidrs].join(', ') || 'every connection';
}
