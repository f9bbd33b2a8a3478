// What can be told of the word at a place: the field it belongs to, and what its value comes to. The words are the editor's.
import {
  fieldAt,
  fieldBelow,
  linkGroups,
  parseDuration,
  rootField,
  tryPattern,
  type Field,
  type Link,
  type Ref,
  type Resource,
} from '@portolan/engine';
import { locate, valueAt } from '@portolan/text';
import { documentAt, refAt, type TextRange } from '../place.ts';
import { readResources } from '../resources.ts';
import { caretContext } from './caret.ts';
import type { Known } from './symbols.ts';
import { placed } from './where.ts';

export type Meant =
  | { readonly kind: 'object'; readonly resource: Resource; readonly host?: string; readonly at: Ref }
  | { readonly kind: 'subset'; readonly labels: Readonly<Record<string, string>>; readonly at: Ref }
  | { readonly kind: 'mesh' }
  | {
      readonly kind: 'missing';
      readonly wanted: 'gateway' | 'service' | 'subset' | 'virtual-service';
      readonly name: string;
    }
  | { readonly kind: 'pattern'; readonly error?: string }
  | { readonly kind: 'duration'; readonly ms: number };

export interface Hover {
  readonly range: TextRange;
  /** The key, or the last one above a list item. */
  readonly name: string;
  readonly field?: Field;
  readonly meant: readonly Meant[];
}

export function hoverAt(known: Known, offset: number): Hover | undefined {
  const document = known.source.documents[documentAt(known.source, offset)];
  if (document === undefined) return undefined;
  if (document.content.root === undefined) return hoverInBroken(document.content.text, document.offset, offset);
  const ref = refAt(known, offset);
  const place = ref && readResources(known.source).places.get(ref.resource);
  const resource = ref && known.resources.find(({ id }) => id === ref.resource);
  if (!ref || !place || !resource) return undefined;
  const found = locate(document.content, [...place.basePath, ...ref.path]);
  if (found === undefined) return undefined;
  const value = valueAt(resource.value, ref.path);
  const isScalar = typeof value !== 'object' || value === null;
  const word = [found.key, ...(isScalar ? [found.value] : [])]
    .map(({ from, to }) => ({ from: from + document.offset, to: to + document.offset }))
    .find(({ from, to }) => offset >= from && offset <= to);
  if (word === undefined) return undefined;
  const field = resource.kind === 'Other' ? undefined : fieldAt(resource.kind, ref.path);
  const meant = [...linked(known, resource, ref), ...worth(field, value)];
  if (field === undefined && meant.length === 0) return undefined;
  const name = String(ref.path.findLast((step) => typeof step === 'string') ?? '');
  return { range: word, name, ...(field ? { field } : {}), meant };
}

/** Keys alone: what the values of a broken text mean nobody can say. */
function hoverInBroken(text: string, start: number, offset: number): Hover | undefined {
  const { spots, layout } = caretContext(text, offset - start);
  const spot = spots.find(({ role, hasColon }) => role === 'key' && hasColon);
  if (spot === undefined) return undefined;
  const { kind, path } = placed(spot, layout);
  const name = text.slice(spot.from, spot.to).replace(/^["']|["']$/g, '');
  const field = kind && fieldBelow(rootField(kind), [...path, name]);
  return field && { range: { from: spot.from + start, to: spot.to + start }, name, field, meant: [] };
}

function linked(known: Known, resource: Resource, ref: Ref): readonly Meant[] {
  const { resources, settings } = known;
  const links = linkGroups(resources, settings)[resources.indexOf(resource)] ?? [];
  const here = links.filter(({ from, kind }) => {
    const path = kind === 'delegate' ? [...from.path, 'name'] : from.path;
    return path.length === ref.path.length && path.every((step, i) => step === ref.path[i]);
  });
  return here.flatMap((link) => meantBy(link, known));
}

function meantBy({ target }: Link, { resources, settings }: Known): readonly Meant[] {
  if (target.kind === 'mesh') return [{ kind: 'mesh' }];
  if (target.kind === 'missing') return [{ kind: 'missing', wanted: target.wanted, name: target.name }];
  const resource = resources.find(({ id }) => id === target.resource);
  if (resource === undefined) return [];
  if (target.at !== undefined) {
    const index = target.at.path[2];
    const subset = resource.kind === 'DestinationRule' ? resource.spec.subsets?.[Number(index)] : undefined;
    return [{ kind: 'subset', labels: subset?.labels ?? {}, at: target.at }];
  }
  const host =
    resource.kind === 'Service' ? `${resource.name}.${resource.namespace}.svc.${settings.domain}` : undefined;
  const at: Ref = { resource: resource.id, path: ['metadata', 'name'] };
  return [{ kind: 'object', resource, at, ...(host === undefined ? {} : { host }) }];
}

function worth(field: Field | undefined, value: unknown): readonly Meant[] {
  if (typeof value !== 'string') return [];
  if (field?.means === 'regex') {
    const trial = tryPattern(value, '');
    return [{ kind: 'pattern', ...(trial.kind === 'refused' ? { error: trial.error } : {}) }];
  }
  const ms = field?.type === 'duration' ? parseDuration(value) : undefined;
  return ms === undefined ? [] : [{ kind: 'duration', ms }];
}
