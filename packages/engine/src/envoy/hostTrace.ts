// Steps of the trace for the choice of a virtual host: which one and where it comes from, or what was passed over.
import type { Comparison } from '../decision.ts';
import type { RouteConfiguration, VirtualHost } from '../proxy/config.ts';
import type { Ref } from '../ref.ts';
import type { Trace } from '../trace.ts';
import { nearHosts } from './nearHosts.ts';
import { asComparisons, passedOverFor } from './passedOver.ts';
import { perObject } from './perObject.ts';
import type { HostChoice } from './virtualHosts.ts';

export function traceNoHost(trace: Trace, routes: RouteConfiguration, host: string): void {
  const domains = routes.virtualHosts.flatMap((virtualHost) => virtualHost.domains);
  const near = nearHosts(host, domains);
  const form = domains.length === 0 ? 'empty' : near.length === domains.length ? 'none' : 'none-near';
  trace.add('virtual-host', 'fail', `virtual-host.${form}`, 'R-HOST-21', {
    values: { host, known: near.join(', '), domains: domains.length },
    comparisons: passedOverFor(host, routes.passedOver),
  });
}

export function traceHost(trace: Trace, routes: RouteConfiguration, host: string, choice: HostChoice): void {
  const { virtualHost, domain, how } = choice;
  const { name, routes: rules, requireTls, at } = virtualHost;
  // A port to which no VirtualService gives rules (R-GW-30); a host that is only redirected has none either.
  if (rules.length === 0 && !requireTls) {
    trace.add('virtual-host', 'fail', 'virtual-host.ruleless', 'R-GW-30', {
      values: { host, name },
      at: at[0],
      comparisons: passedOverFor(host, routes.passedOver),
    });
    return;
  }
  trace.add('virtual-host', 'pass', `virtual-host.${how}`, how === 'exact' ? 'R-HOST-21' : 'R-HOST-24', {
    values: { host, domain, name },
    at: at[0],
    comparisons: originsOf(virtualHost),
  });
  const passedOver = asComparisons(virtualHost.passedOver);
  if (passedOver.length > 0) {
    const { rule = '', at: place } = passedOver[0] ?? {};
    trace.add('virtual-host', 'info', 'virtual-host.passed-over', rule, { at: place, comparisons: passedOver });
  }
}

/** What the virtual host was made of, each by its kind. */
const originsOf = perObject(({ at }: VirtualHost): readonly Comparison[] =>
  at.map((place) => {
    const [kind = '', namespace = '', name = ''] = place.resource.split('/');
    const values = { kind, name: `${namespace}/${name}`, server: serverOf(place) };
    return {
      message: originKey(place, kind),
      values,
      verdict: 'info',
      rule: ruleOfOrigin[kind] ?? 'R-VS-19',
      at: place,
    };
  }),
);

const ruleOfOrigin: Readonly<Record<string, string>> = {
  Gateway: 'R-GW-22',
  VirtualService: 'R-VS-11',
  Sidecar: 'R-SC-8',
};

function originKey({ path }: Ref, kind: string): string {
  if (kind === 'Gateway')
    return path.includes('httpsRedirect') ? 'virtual-host.from-redirect' : 'virtual-host.from-server';
  if (kind === 'VirtualService') return 'virtual-host.from-rules';
  return kind === 'Sidecar' ? 'virtual-host.from-policy' : 'virtual-host.from-service';
}

/** `spec.servers[0]` is server 1. */
function serverOf({ path }: Ref): number {
  const index = path[2];
  return typeof index === 'number' ? index + 1 : 0;
}
