// New names for resources, subsets, hosts and namespaces, with exactly the references that mean them: what references.ts
// links, not what merely reads alike.
import type { PrimitiveCommand } from '../command.ts';
import type { Resource } from '../model/resource.ts';
import { ok } from '../problem.ts';
import type { Problem, Result } from '../problem.ts';
import { child } from '../ref.ts';
import type { Json, Ref } from '../ref.ts';
import { references } from '../references.ts';
import { defaultSettings } from '../settings.ts';
import { gatewaysIn, hostsIn, namespacesIn, scopedHostsIn } from './mentions.ts';
import { kindOf, refuseName, refuseTaken } from './names.ts';
import { refuse } from './refuse.ts';
import { listAt, textAt } from './values.ts';

type Expanded = Result<readonly PrimitiveCommand[], Problem>;

const set = (at: Ref, value: Json): PrimitiveCommand => ({ type: 'set-field', at, value });
const metadata = (resource: Resource, field: string): Ref => ({ resource: resource.id, path: ['metadata', field] });

export function renameResource(resources: readonly Resource[], resource: Resource, name: string): Expanded {
  const at = metadata(resource, 'name');
  if (name === resource.name) return ok([]);
  const refused = refuseName(kindOf(resource), name, at) ?? refuseTaken(resources, resource, name, at);
  if (refused !== undefined) return refused;
  const byId = new Map(resources.map((one) => [one.id, one]));
  const edits = references(resources).flatMap(({ from, kind, target }): PrimitiveCommand[] => {
    if (target.kind !== 'found' || target.resource !== resource.id || target.at !== undefined) return [];
    if (kind === 'delegate') return [set(child(from, 'name'), name)];
    const old = textAt(byId.get(from.resource)?.value, from.path);
    const renamed = old === undefined ? undefined : renamedReference(old, resource, name);
    return renamed === undefined ? [] : [set(from, renamed)];
  });
  const scoped = resource.kind === 'Service' ? scopedReferences(resources, resource, name) : [];
  return ok([...edits, ...scoped, set(at, name)]);
}

/** The same form with the new name: `ns/name` of a gateway; `name` or `name.ns.svc.domain` of a service. */
function renamedReference(old: string, resource: Resource, name: string): string | undefined {
  if (resource.kind === 'Gateway') {
    if (old === resource.name) return name;
    return old.endsWith(`/${resource.name}`) ? old.slice(0, -resource.name.length) + name : undefined;
  }
  if (resource.kind !== 'Service') return undefined;
  if (old === resource.name) return name;
  return old.startsWith(`${resource.name}.`) ? name + old.slice(resource.name.length) : undefined;
}

/** Hosts of Gateways and Sidecars that write the service out in full. */
function scopedReferences(resources: readonly Resource[], service: Resource, name: string): PrimitiveCommand[] {
  const rest = `.${service.namespace}.svc.${defaultSettings.domain}`;
  return resources.flatMap((resource) =>
    scopedHostsIn(resource).flatMap(({ at, text }) => {
      const { scope, host } = split(text);
      return host === service.name + rest ? [set(at, scope + name + rest)] : [];
    }),
  );
}

function split(scoped: string): { scope: string; host: string } {
  const slash = scoped.indexOf('/');
  return { scope: scoped.slice(0, slash + 1), host: scoped.slice(slash + 1) };
}

export function renameSubset(resources: readonly Resource[], rule: Resource, at: Ref, name: string): Expanded {
  const place = child(at, 'name');
  const old = textAt(rule.value, place.path);
  if (old === undefined || rule.kind !== 'DestinationRule') return refuse('command/no-place', at);
  if (name === '') return refuse('command/name-empty', place);
  if (name === old) return ok([]);
  const names = listAt(rule.value, ['spec', 'subsets']).map((subset) => textAt(subset, ['name']));
  if (names.includes(name)) {
    return refuse('command/name-taken', place, { kind: 'Subset', name, namespace: rule.name });
  }
  const index = at.path[2];
  const uses = references(resources).flatMap(({ from, kind, target }): PrimitiveCommand[] => {
    const isMeant =
      kind === 'subset' && target.kind === 'found' && target.at?.resource === rule.id && target.at.path[2] === index;
    return isMeant ? [set(from, name)] : [];
  });
  return ok([...uses, set(place, name)]);
}

export function renameHost(resources: readonly Resource[], from: string, to: string): Expanded {
  const nowhere: Ref = { resource: resources[0]?.id ?? ('' as Ref['resource']), path: [] };
  if (to === '') return refuse('command/name-empty', nowhere);
  const edits = resources.flatMap((resource) => [
    ...hostsIn(resource).flatMap(({ at, text }) => (text === from ? [set(at, to)] : [])),
    ...scopedHostsIn(resource).flatMap(({ at, text }) => {
      const { scope, host } = split(text);
      return host === from ? [set(at, scope + to)] : [];
    }),
  ]);
  return edits.length === 0 ? refuse('command/no-host', nowhere, { name: from }) : ok(edits);
}

export function renameNamespace(resources: readonly Resource[], from: string, to: string): Expanded {
  const inside = resources.filter((resource) => isIn(resource, from));
  const first = inside[0];
  const nowhere: Ref = { resource: (first ?? resources[0])?.id ?? ('' as Ref['resource']), path: [] };
  if (first === undefined) return refuse('command/no-namespace', nowhere, { name: from });
  const refused = refuseName('Namespace', to, nowhere);
  if (refused !== undefined) return refused;
  const names = new Set(resources.filter(({ namespace }) => namespace === to).map(kindAndName));
  for (const resource of inside) {
    if (!names.has(kindAndName(resource))) continue;
    const clash = refuseTaken(
      resources,
      { ...resource, namespace: to },
      resource.name,
      metadata(resource, 'namespace'),
    );
    if (clash !== undefined && resource.kind !== 'Namespace') return clash;
  }
  return ok([
    ...resources.flatMap((resource) => namespaceUses(resource, from, to)),
    ...inside.map((one) => moved(one, to)),
  ]);
}

const kindAndName = (resource: Resource): string => `${kindOf(resource)}/${resource.name}`;

/** In the namespace, or the namespace itself. Kinds unknown to us may have none: then only what is written counts. */
function isIn(resource: Resource, namespace: string): boolean {
  if (resource.kind === 'Namespace') return resource.name === namespace;
  const written = textAt(resource.value, ['metadata', 'namespace']);
  return resource.kind === 'Other' ? written === namespace : resource.namespace === namespace;
}

const moved = (resource: Resource, to: string): PrimitiveCommand =>
  set(metadata(resource, resource.kind === 'Namespace' ? 'name' : 'namespace'), to);

/** What a resource anywhere writes of the namespace: full host names, `ns/…` scopes, exportTo, sourceNamespace. */
function namespaceUses(resource: Resource, from: string, to: string): PrimitiveCommand[] {
  const tail = `.${from}.svc.${defaultSettings.domain}`;
  const newTail = `.${to}.svc.${defaultSettings.domain}`;
  const inHost = (host: string): string => (host.endsWith(tail) ? host.slice(0, -tail.length) + newTail : host);
  const changed = (
    written: readonly { at: Ref; text: string }[],
    change: (text: string) => string,
  ): PrimitiveCommand[] => written.flatMap(({ at, text }) => (change(text) === text ? [] : [set(at, change(text))]));
  return [
    ...changed(hostsIn(resource), inHost),
    ...changed(scopedHostsIn(resource), (text) => {
      const { scope, host } = split(text);
      return (scope === `${from}/` ? `${to}/` : scope) + inHost(host);
    }),
    ...changed(gatewaysIn(resource), (text) => (text.startsWith(`${from}/`) ? to + text.slice(from.length) : text)),
    ...changed(namespacesIn(resource), (text) => (text === from ? to : text)),
  ];
}
