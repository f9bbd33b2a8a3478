// Configurations that pilot makes and Envoy refuses (R-RES-2): the listener or route configuration then stays absent.
// Source: envoy source/common/listener_manager/filter_chain_manager_impl.cc, source/common/router/config_impl.cc.
import type { Headers } from '../model/virtualService.ts';
import type { FilterChain, Rejection } from '../proxy/config.ts';
import { child } from '../ref.ts';
import { canonicalCidr } from './cidr.ts';
import { refusedCommand } from './headerTemplates.ts';
import type { ResolvedHttpRoute } from './mesh.ts';

const redirectCodes = new Set([0, 301, 302, 303, 307, 308]);

const known = new WeakMap<ResolvedHttpRoute, { readonly rejection: Rejection | undefined }>();

/** @returns what Envoy refuses about the routes that a rule becomes; with them goes the whole route configuration */
export function rejectRule(rule: ResolvedHttpRoute): Rejection | undefined {
  let entry = known.get(rule);
  if (!entry) known.set(rule, (entry = { rejection: judgeRule(rule) }));
  return entry.rejection;
}

function judgeRule({ route, at }: ResolvedHttpRoute): Rejection | undefined {
  const { redirect, directResponse, fault } = route;
  const reject = (reason: string, rule: string, ...path: string[]): Rejection => ({
    reason,
    rule,
    at: child(at, ...path),
  });
  const listed = route.route ?? [];
  const code = redirect?.redirectCode ?? 0;
  if (!redirectCodes.has(code)) return reject(`redirect code ${code}`, 'R-ACT-19', 'redirect', 'redirectCode');
  const status = directResponse?.status ?? 0;
  if (!redirect && status >= 600) return reject(`direct response status ${status}`, 'R-ACT-22', 'directResponse');
  const abort = fault?.abort?.httpStatus ?? 0;
  if (abort >= 600) return reject(`abort status ${abort}`, 'R-ACT-38', 'fault', 'abort', 'httpStatus');
  const command = commandIn(route.headers);
  if (command !== undefined) return reject(`header template %${command}%`, 'R-ACT-35', 'headers');
  if (redirect || directResponse) return undefined;
  const used = listed.length === 1 ? listed : listed.filter(({ weight }) => (weight ?? 0) > 0);
  if (used.length === 0) return reject('no destination with a weight', 'R-ACT-15', 'route');
  const inDestination = used.map(({ headers }) => commandIn(headers)).find((found) => found !== undefined);
  return inDestination === undefined ? undefined : reject(`header template %${inDestination}%`, 'R-ACT-35', 'route');
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

/** A chain's criteria as Envoy compares them; no condition is an entry of its own. */
interface Criteria {
  readonly chain: FilterChain;
  readonly names: readonly string[];
  readonly ranges: readonly string[];
  readonly protocols: readonly string[];
}

/** Chains that would take the same connection, or an SNI that Envoy does not understand (R-GW-20, R-GW-34, R-L4-14). */
export function rejectChains(chains: readonly FilterChain[]): Rejection | undefined {
  const byName = new Map<string, Criteria[]>();
  for (const chain of chains) {
    const odd = chain.sni.find((host) => host.includes('*') && !host.startsWith('*.'));
    const at = chain.at ? { at: chain.at } : {};
    if (odd !== undefined) return { reason: `partial wildcard ${odd} in server_names`, rule: 'R-GW-34', ...at };
    const criteria = criteriaOf(chain);
    const twice = repeats(criteria.names) || repeats(criteria.ranges);
    for (const name of criteria.names) {
      const others = byName.get(name) ?? [];
      if (twice || others.some((other) => overlap(criteria, other))) {
        return { reason: `two filter chains for ${describe(chain)}`, rule: 'R-GW-20', ...at };
      }
      others.push(criteria);
      byName.set(name, others);
    }
  }
  return undefined;
}

function criteriaOf(chain: FilterChain): Criteria {
  const { sni, cidrs, httpDetected, alpn } = chain;
  return {
    chain,
    names: sni.length > 0 ? sni.map((host) => host.toLowerCase()) : [''],
    ranges: cidrs.length > 0 ? cidrs.map(canonicalCidr) : [''],
    protocols: httpDetected ? ['http/1.1'] : alpn.length > 0 ? alpn : [''],
  };
}

/** Of two chains with a name in common. */
function overlap(a: Criteria, b: Criteria): boolean {
  return (
    a.chain.transport === b.chain.transport &&
    a.ranges.some((range) => b.ranges.includes(range)) &&
    a.protocols.some((protocol) => b.protocols.includes(protocol))
  );
}

function repeats(items: readonly string[]): boolean {
  return new Set(items).size < items.length;
}

function describe({ sni, cidrs }: FilterChain): string {
  return [...sni, ...cidrs].join(', ') || 'every connection';
}
