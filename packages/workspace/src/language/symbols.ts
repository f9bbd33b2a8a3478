// Names in the text and what they mean: the object, subset, host or namespace that a word stands for, where that is defined,
// every place that means it, and the command that renames it. What means what is the engine's business (its references).
import {
  child,
  expandCommand,
  linkGroups,
  type Command,
  type Link,
  type Path,
  type Ref,
  type Resource,
  type ResourceId,
} from '@portolan/engine';
import { valueAt } from '@portolan/text';
import type { Derived } from '../derive.ts';
import { refAt, valueRangeOf, type TextRange } from '../place.ts';

export type Known = Pick<Derived, 'source' | 'resources' | 'settings'>;

export type NamedThing =
  | { readonly kind: 'resource'; readonly resource: Resource }
  /** `at` = `spec.subsets[i]` of a DestinationRule. */
  | { readonly kind: 'subset'; readonly at: Ref }
  /** A host that is no Service's, as it is written out. */
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'namespace'; readonly namespace: string };

export interface NameInText {
  readonly thing: NamedThing;
  readonly name: string;
  /** Of the name alone: of `infra/front` what stands behind the slash. */
  readonly range: TextRange;
}

/** The name that stands at an offset; undefined where the word there names nothing. */
export function nameAt(known: Known, offset: number): NameInText | undefined {
  const ref = refAt(known, offset);
  const range = ref && valueRangeOf(known, ref);
  const resource = ref && known.resources.find(({ id }) => id === ref.resource);
  if (!ref || !range || !resource || offset < range.from || offset > range.to) return undefined;
  const text = valueAt(resource.value, ref.path);
  if (typeof text !== 'string' || text === '') return undefined;
  const thing = thingNamed(known, resource, ref.path, text);
  if (thing === undefined) return undefined;
  const name = nameOf(thing, text);
  const at = partOf(text, name, thing);
  // In quotes with escapes the places of characters are not those of the value.
  const start = known.source.text.slice(range.from, range.to).indexOf(text);
  if (at < 0 || start < 0) return undefined;
  const from = range.from + start + at;
  return { thing, name, range: { from, to: from + name.length } };
}

function thingNamed(known: Known, resource: Resource, path: Path, text: string): NamedThing | undefined {
  const [first, second, , fourth] = path;
  if (first === 'metadata' && path.length === 2) {
    if (second === 'namespace' || (second === 'name' && resource.kind === 'Namespace'))
      return { kind: 'namespace', namespace: text };
    return second === 'name' ? { kind: 'resource', resource } : undefined;
  }
  if (resource.kind === 'DestinationRule' && second === 'subsets' && fourth === 'name' && path.length === 4)
    return { kind: 'subset', at: { resource: resource.id, path: path.slice(0, 3) } };
  const link = linksOf(known, resource.id).find(({ from, kind }) =>
    isSame(kind === 'delegate' ? [...from.path, 'name'] : from.path, path),
  );
  return (link && linkedThing(known, link, text)) ?? writtenThing(resource, path, text);
}

function linkedThing({ resources }: Known, { target }: Link, text: string): NamedThing | undefined {
  if (target.kind !== 'found') return undefined;
  if (target.at !== undefined) return { kind: 'subset', at: target.at };
  const resource = resources.find(({ id }) => id === target.resource);
  if (resource === undefined) return undefined;
  return resource.kind === 'ServiceEntry' ? { kind: 'host', host: text } : { kind: 'resource', resource };
}

/** Hosts and namespaces that no link leads from. */
function writtenThing(resource: Resource, path: Path, text: string): NamedThing | undefined {
  const last = path.findLast((step) => typeof step === 'string');
  const isNamespace =
    last === 'exportTo' || last === 'sourceNamespace' || (last === 'namespace' && path.includes('delegate'));
  if (isNamespace) return text === '.' || text === '*' ? undefined : { kind: 'namespace', namespace: text };
  const isHost = last === 'hosts' || last === 'sniHosts' || last === 'host' || last === 'externalName';
  if (!isHost || path[0] !== 'spec' || resource.kind === 'Other') return undefined;
  const host = text.slice(text.indexOf('/') + 1);
  return host === '*' ? undefined : { kind: 'host', host };
}

function nameOf(thing: NamedThing, text: string): string {
  switch (thing.kind) {
    case 'resource':
      return thing.resource.name;
    case 'subset':
      return text;
    case 'host':
      return thing.host;
    case 'namespace':
      return thing.namespace;
  }
}

/** Where the name begins in what is written; -1 where it is not in it. */
function partOf(text: string, name: string, thing: NamedThing): number {
  if (thing.kind === 'resource') {
    if (text === name || text.startsWith(`${name}.`)) return 0;
    return text.endsWith(`/${name}`) ? text.length - name.length : -1;
  }
  return text.endsWith(name) ? text.length - name.length : -1;
}

function linksOf({ resources, settings }: Known, resource: ResourceId): readonly Link[] {
  return linkGroups(resources, settings)[resources.findIndex(({ id }) => id === resource)] ?? [];
}

/** Where what stands at an offset is defined: the object by its name, the subset in its rule, the pods of a selector. */
export function definitionsAt(known: Known, offset: number): readonly Ref[] {
  const named = nameAt(known, offset);
  if (named !== undefined) return definitionsOf(known, named.thing);
  const ref = refAt(known, offset);
  if (ref === undefined) return [];
  // Selectors, and whatever else leads somewhere without naming it.
  const links = linksOf(known, ref.resource).filter(({ from }) => isWithin(ref.path, from.path));
  const deepest = Math.max(0, ...links.map(({ from }) => from.path.length));
  return unique(
    links
      .filter(({ from }) => from.path.length === deepest)
      .flatMap(({ target }) => (target.kind === 'found' ? [target.at ?? nameRef(target.resource)] : [])),
  );
}

const nameRef = (resource: ResourceId): Ref => ({ resource, path: ['metadata', 'name'] });

function definitionsOf(known: Known, thing: NamedThing): readonly Ref[] {
  switch (thing.kind) {
    case 'resource':
      return [nameRef(thing.resource.id)];
    case 'subset':
      return [child(thing.at, 'name')];
    case 'namespace':
      return known.resources.flatMap(({ kind, name, id }) =>
        kind === 'Namespace' && name === thing.namespace ? [nameRef(id)] : [],
      );
    case 'host': {
      const places = changedBy(known, renameOf(thing, 'portolan.invalid'));
      const kindAt = (ref: Ref): string => ref.resource.slice(0, ref.resource.indexOf('/'));
      // The registry's own comes first, then who serves the host, then who routes it.
      for (const kind of ['ServiceEntry', 'Gateway', 'VirtualService']) {
        const found = places.filter((ref) => kindAt(ref) === kind && ref.path.includes('hosts'));
        if (found.length > 0) return found;
      }
      return [];
    }
  }
}

/** Every place that means a thing, its definition included, in the order of the text. */
export function mentionsOf(known: Known, thing: NamedThing): readonly Ref[] {
  const linked = linkGroups(known.resources, known.settings)
    .flat()
    .flatMap(({ from, kind, target }) => {
      if (target.kind !== 'found' || !leadsTo(target, thing)) return [];
      return [kind === 'delegate' ? child(from, 'name') : from];
    });
  return unique([...definitionsOf(known, thing), ...linked, ...changedBy(known, renameOf(thing, 'portolan-invalid'))]);
}

function leadsTo(target: Extract<Link['target'], { kind: 'found' }>, thing: NamedThing): boolean {
  if (thing.kind === 'resource') return target.resource === thing.resource.id && target.at === undefined;
  return thing.kind === 'subset' && target.at?.resource === thing.at.resource && isSame(target.at.path, thing.at.path);
}

/** Places that a command would write to: those that mean what it renames. */
function changedBy({ resources }: Known, command: Command): readonly Ref[] {
  const expanded = expandCommand(resources, command);
  return expanded.ok ? expanded.value.flatMap((one) => (one.type === 'set-field' ? [one.at] : [])) : [];
}

export function renameOf(thing: NamedThing, name: string): Command {
  switch (thing.kind) {
    case 'resource':
      return { type: 'rename-resource', resource: thing.resource.id, name };
    case 'subset':
      return { type: 'rename-subset', at: thing.at, name };
    case 'host':
      return { type: 'rename-host', from: thing.host, to: name };
    case 'namespace':
      return { type: 'rename-namespace', from: thing.namespace, to: name };
  }
}

const isSame = (a: Path, b: Path): boolean => a.length === b.length && isWithin(a, b);
/** Whether a path leads to a place or into it. */
const isWithin = (path: Path, place: Path): boolean => place.every((step, i) => step === path[i]);

const unique = (refs: readonly Ref[]): readonly Ref[] => [
  ...new Map(refs.map((ref) => [JSON.stringify([ref.resource, ref.path]), ref])).values(),
];
