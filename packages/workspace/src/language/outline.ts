// The outline of the text: its objects, and in each what people look for by name: rules, servers, subsets, ports.
import { isObject, matchSummary, type Json, type Path, type Resource } from '@portolan/engine';
import { valueAt } from '@portolan/text';
import type { Derived } from '../derive.ts';
import { rangeOf, valueRangeOf, type TextRange } from '../place.ts';

export interface OutlineEntry {
  readonly kind: 'object' | 'rule' | 'part';
  readonly name: string;
  readonly detail: string;
  readonly range: TextRange;
  /** What is shown when the entry is chosen. */
  readonly target: TextRange;
  readonly children: readonly OutlineEntry[];
}

/** @param otherwise how a rule without conditions is called */
export function outlineOf(derived: Derived, otherwise: string): readonly OutlineEntry[] {
  return derived.resources.flatMap((resource) => {
    const range = rangeOf(derived, { resource: resource.id, path: [] });
    if (range === undefined) return [];
    const kind = resource.kind === 'Other' ? resource.actualKind : resource.kind;
    const target = valueRangeOf(derived, { resource: resource.id, path: ['metadata', 'name'] }) ?? range;
    const children = partsOf(derived, resource, otherwise);
    return [{ kind: 'object', name: `${kind} ${resource.name}`, detail: resource.namespace, range, target, children }];
  });
}

/** Lists whose items are worth finding. */
const lists: Readonly<Record<string, readonly string[]>> = {
  Gateway: ['servers'],
  VirtualService: ['http', 'tls', 'tcp'],
  DestinationRule: ['subsets'],
  Service: ['ports'],
  ServiceEntry: ['ports', 'endpoints'],
  Sidecar: ['ingress', 'egress'],
};

function partsOf(derived: Derived, resource: Resource, otherwise: string): readonly OutlineEntry[] {
  return (lists[resource.kind] ?? []).flatMap((list) => {
    const items = valueAt(resource.value, ['spec', list]);
    if (!Array.isArray(items)) return [];
    return (items as readonly Json[]).flatMap((item, i): OutlineEntry[] => {
      const path: Path = ['spec', list, i];
      const range = rangeOf(derived, { resource: resource.id, path });
      if (range === undefined) return [];
      const isRule = resource.kind === 'VirtualService';
      const name = isRule ? ruleName(resource, list, i, otherwise) : partName(item);
      const kind = isRule ? 'rule' : 'part';
      return [
        { kind, name: name || `${list} ${i + 1}`, detail: `${list} ${i + 1}`, range, target: range, children: [] },
      ];
    });
  });
}

/** Its own name, else what it asks for. */
function ruleName(
  { id, spec }: Extract<Resource, { readonly kind: 'VirtualService' }>,
  list: string,
  index: number,
  otherwise: string,
): string {
  const rule = (list === 'http' ? spec.http : list === 'tls' ? spec.tls : spec.tcp)?.[index];
  if (rule === undefined) return '';
  if ('name' in rule && rule.name !== undefined && rule.name !== '') return rule.name;
  const matches = rule.match ?? [];
  const conditions = matches.map((match, i) =>
    matchSummary(match, { resource: id, path: ['spec', list, index, 'match', i] })
      .map(({ text }) => text)
      .join(' '),
  );
  return conditions.length === 0 ? otherwise : conditions.map((text) => text || otherwise).join(' | ');
}

function partName(item: Json): string {
  if (!isObject(item)) return '';
  const port = isObject(item['port']) ? item['port'] : item;
  const word = (value: Json | undefined): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const hosts = Array.isArray(item['hosts']) ? (item['hosts'] as readonly Json[]).map(word).join(', ') : '';
  const number = word(port['number']) || (typeof port['port'] === 'object' ? '' : word(port['port']));
  return [word(item['name']) || word(port['name']), number, hosts, word(item['address'])].filter(Boolean).join(' ');
}
