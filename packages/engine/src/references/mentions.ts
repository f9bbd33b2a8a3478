// What one resource names, before anyone looks whether it exists: names completed, places noted. Reads a single resource,
// so that its result can be kept as long as the resource object lives.
import { resolveGatewayName, resolveShortName } from '../host.ts';
import type { Labels, Resource, VirtualService } from '../model/resource.ts';
import type { Destination, HttpRoute } from '../model/virtualService.ts';
import { child } from '../ref.ts';
import type { Path, Ref } from '../ref.ts';

export type Mention =
  | { readonly kind: 'mesh'; readonly from: Ref }
  /** `gateway` is `<namespace>/<name>`. */
  | { readonly kind: 'gateway'; readonly from: Ref; readonly gateway: string }
  | { readonly kind: 'host'; readonly from: Ref; readonly host: string }
  | { readonly kind: 'route' | 'mirror'; readonly from: Ref; readonly host: string; readonly subset?: string }
  | { readonly kind: 'delegate'; readonly from: Ref; readonly namespace: string; readonly name: string }
  | { readonly kind: 'rule-host'; readonly from: Ref; readonly host: string }
  | { readonly kind: 'alias'; readonly from: Ref; readonly host: string }
  | { readonly kind: 'endpoints'; readonly from: Ref; readonly host: string }
  | { readonly kind: 'pods' | 'gateway-pods' | 'sidecar-pods'; readonly from: Ref; readonly labels: Labels };

const kept = new WeakMap<Resource, { readonly domain: string; readonly mentions: readonly Mention[] }>();

/** Everything `resource` names, in the order of its text. */
export function mentionsOf(resource: Resource, domain: string): readonly Mention[] {
  const known = kept.get(resource);
  if (known?.domain === domain) return known.mentions;
  const mentions = readMentions(resource, domain);
  kept.set(resource, { domain, mentions });
  return mentions;
}

function readMentions(resource: Resource, domain: string): readonly Mention[] {
  const at = (...path: Path): Ref => ({ resource: resource.id, path: ['spec', ...path] });
  switch (resource.kind) {
    case 'VirtualService':
      return virtualServiceMentions(resource, domain);
    case 'DestinationRule':
      return named('rule-host', at('host'), resolveShortName(resource.spec.host, resource.namespace, domain));
    case 'Gateway':
      return selector('gateway-pods', at('selector'), resource.spec.selector);
    case 'Service':
      if (resource.spec.type === 'ExternalName')
        return named('alias', at('externalName'), resource.spec.externalName ?? '');
      return selector('pods', at('selector'), resource.spec.selector);
    case 'ServiceEntry':
      return selector('pods', at('workloadSelector', 'labels'), resource.spec.workloadSelector?.labels);
    case 'Sidecar':
      return selector('sidecar-pods', at('workloadSelector', 'labels'), resource.spec.workloadSelector?.labels);
    case 'EndpointSlice': {
      const from = { resource: resource.id, path: ['metadata', 'labels', 'kubernetes.io/service-name'] };
      const { serviceName } = resource.spec;
      return named('endpoints', from, serviceName ? `${serviceName}.${resource.namespace}.svc.${domain}` : '');
    }
    default:
      return [];
  }
}

function named(kind: 'rule-host' | 'alias' | 'endpoints', from: Ref, host: string): readonly Mention[] {
  return host === '' ? [] : [{ kind, from, host }];
}

function selector(kind: 'pods' | 'gateway-pods' | 'sidecar-pods', from: Ref, labels?: Labels): readonly Mention[] {
  return labels && Object.keys(labels).length > 0 ? [{ kind, from, labels }] : [];
}

function virtualServiceMentions(virtualService: VirtualService, domain: string): readonly Mention[] {
  const { namespace, spec } = virtualService;
  const found: Mention[] = [];
  const root: Ref = { resource: virtualService.id, path: ['spec'] };
  const gatewayNames = (names: readonly string[], from: Ref): void => {
    names.forEach((name, i) => {
      const gateway = resolveGatewayName(name, namespace);
      const at = child(from, i);
      found.push(gateway === 'mesh' ? { kind: 'mesh', from: at } : { kind: 'gateway', from: at, gateway });
    });
  };
  const destination = (kind: 'route' | 'mirror', target: Destination | undefined, from: Ref): void => {
    if (!target?.host) return;
    const host = resolveShortName(target.host, namespace, domain);
    found.push({ kind, from, host, ...(target.subset ? { subset: target.subset } : {}) });
  };

  spec.hosts.forEach((host, i) => {
    found.push({ kind: 'host', from: child(root, 'hosts', i), host: resolveShortName(host, namespace, domain) });
  });
  // A VirtualService without hosts is a delegate: it binds to nothing by itself (R-VS-6). No gateways mean mesh (R-VS-1).
  if (spec.hosts.length > 0) {
    if (spec.gateways?.length) gatewayNames(spec.gateways, child(root, 'gateways'));
    else found.push({ kind: 'mesh', from: root });
  }
  for (const protocol of ['http', 'tls', 'tcp'] as const) {
    spec[protocol]?.forEach((rule, i) => {
      const at = child(root, protocol, i);
      rule.match?.forEach((match, j) => {
        if (match.gateways) gatewayNames(match.gateways, child(at, 'match', j, 'gateways'));
      });
      rule.route?.forEach((route, j) => {
        destination('route', route.destination, child(at, 'route', j, 'destination'));
      });
      if (protocol === 'http') httpMentions(rule, at);
    });
  }
  return found;

  function httpMentions(rule: HttpRoute, at: Ref): void {
    destination('mirror', rule.mirror, child(at, 'mirror'));
    rule.mirrors?.forEach((mirror, j) => {
      destination('mirror', mirror.destination, child(at, 'mirrors', j, 'destination'));
    });
    if (rule.delegate?.name) {
      const { name, namespace: own = namespace } = rule.delegate;
      found.push({ kind: 'delegate', from: child(at, 'delegate'), namespace: own || namespace, name });
    }
  }
}
