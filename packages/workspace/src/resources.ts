// The documents of a source as resources, and which document each stands in. Decoding is cached by document: a keystroke
// decodes the one it touched, and what it has not moved is taken from the source before.
import {
  decode,
  unpackList,
  isObject,
  resourceId,
  type Json,
  type JsonObject,
  type Path,
  type Problem,
  type Ref,
  type Resource,
  type ResourceId,
} from '@portolan/engine';
import { lineAt, type DocumentContent, type Source, type TextProblem } from '@portolan/text';
import { fill } from './messages.ts';

export interface Place {
  /** Index in `source.documents`. */
  readonly document: number;
  /** Of the object inside the document: empty unless it is an item of a `kind: List`. */
  readonly basePath: Path;
}

/** Why a resource is drawn from a former text. */
export interface Stale {
  /** From 1, in the whole text. */
  readonly line: number;
  readonly reason: TextProblem;
}

export interface Resources {
  /** In the order of the text. */
  readonly resources: readonly Resource[];
  readonly places: ReadonlyMap<ResourceId, Place>;
  /** Places of what is no object: nothing but a problem speaks of them. */
  readonly strays: ReadonlyMap<ResourceId, Place>;
  /** Documents that are no objects, and objects that stand there twice. What is wrong inside an object the mesh says. */
  readonly problems: readonly Problem[];
  /** Resources of documents that cannot be read now, from their last good text. */
  readonly stale: ReadonlyMap<ResourceId, Stale>;
}

/** With what the next source is read by. */
interface Read extends Resources {
  /** For each document the index of its first resource, and behind the last how many there are. */
  readonly starts: readonly number[];
  /** Of each resource. */
  readonly ordinals: readonly number[];
}

const cache = new WeakMap<Source, Read>();

/** @param previous the source before a change */
export function readResources(source: Source, previous?: Source): Resources {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const before = previous && cache.get(previous);
  const read = (before && follow(source, previous, before)) ?? collect(source);
  cache.set(source, read);
  return read;
}

function collect(source: Source): Read {
  const resources: Resource[] = [];
  const ordinals: number[] = [];
  const starts: number[] = [];
  const places = new Map<ResourceId, Place>();
  const strays = new Map<ResourceId, Place>();
  const problems: Problem[] = [];
  const count = new Map<string, number>();
  source.documents.forEach(({ content }, document) => {
    starts.push(resources.length);
    for (const item of itemsOf(content)) {
      const ordinal = (count.get(item.identity) ?? 0) + 1;
      count.set(item.identity, ordinal);
      const { resource, problems: found } = item.decode(ordinal);
      if (resource === undefined) {
        const stray = resourceId('', '', '', strays.size + 1);
        strays.set(stray, { document, basePath: item.basePath });
        problems.push(...found.map((problem) => ({ ...problem, at: { resource: stray, path: [] } })));
        continue;
      }
      resources.push(resource);
      ordinals.push(ordinal);
      places.set(resource.id, { document, basePath: item.basePath });
      if (ordinal > 1) problems.push(duplicate(resource, ordinal));
    }
  });
  starts.push(resources.length);
  return { resources, places, strays, problems, stale: staleIn(source, resources, starts), starts, ordinals };
}

/** @returns undefined where an object may have come, gone, moved or got another name: then everything is collected anew */
function follow(source: Source, previous: Source, before: Read): Read | undefined {
  const { starts, ordinals } = before;
  if (source.documents.length !== previous.documents.length) return undefined;
  const resources = before.resources.slice();
  // Counted by hand, here and below: an iterator would take ten times as long over ten thousand documents at every key.
  for (let document = 0; document < source.documents.length; document++) {
    const content = source.documents[document]?.content;
    const old = previous.documents[document]?.content;
    if (content === old || content === undefined || old === undefined) continue;
    const now = itemsOf(content);
    const first = starts[document] ?? 0;
    const former = itemsOf(old);
    if (now.length !== former.length || first + now.length !== starts[document + 1]) return undefined;
    for (const [i, { basePath, decode: read }] of now.entries()) {
      const { resource } = read(ordinals[first + i] ?? 1);
      const known = resources[first + i];
      if (!resource || resource.id !== known?.id || resource.kind !== known.kind) return undefined;
      if (basePath.join() !== former[i]?.basePath.join()) return undefined;
      resources[first + i] = resource;
    }
  }
  return { ...before, resources, stale: staleIn(source, resources, starts) };
}

function staleIn(
  { text, documents }: Source,
  resources: readonly Resource[],
  starts: readonly number[],
): ReadonlyMap<ResourceId, Stale> {
  const stale = new Map<ResourceId, Stale>();
  for (let document = 0; document < documents.length; document++) {
    const broken = documents[document];
    if (broken?.content.state !== 'broken') continue;
    const { offset, content } = broken;
    const [reason] = content.problems;
    if (!reason) continue;
    const line = lineAt(text, offset + reason.from);
    for (const { id } of resources.slice(starts[document], starts[document + 1])) stale.set(id, { line, reason });
  }
  return stale;
}

function duplicate(resource: Resource, ordinal: number): Problem {
  const { kind, name, namespace } = resource;
  const at: Ref = { resource: resource.id, path: ['metadata', 'name'] };
  const message = fill('duplicate-resource', { kind, name, namespace, ordinal });
  return { code: 'workspace/duplicate-resource', severity: 'warning', message, at };
}

interface Decoded {
  readonly resource?: Resource;
  readonly problems: readonly Problem[];
}
interface Item {
  readonly basePath: Path;
  /** Kind, namespace and name as the text has them: who shares it gets an ordinal. */
  readonly identity: string;
  readonly decode: (ordinal: number) => Decoded;
}

const items = new WeakMap<DocumentContent, readonly Item[]>();
/** By the object it is read from: in a List most objects outlive an edit of the document. */
const decoders = new WeakMap<JsonObject, (ordinal: number) => Decoded>();

function itemsOf(content: DocumentContent): readonly Item[] {
  const known = items.get(content);
  if (known !== undefined) return known;
  const made =
    content.value === undefined ? [] : unpackList(content.value).map(({ value, path }) => makeItem(value, path));
  items.set(content, made);
  return made;
}

function makeItem(value: Json, basePath: Path): Item {
  return {
    basePath,
    identity: identityOf(value),
    decode: isObject(value) ? decoderOf(value) : (ordinal) => decode(value, ordinal),
  };
}

function decoderOf(value: JsonObject): (ordinal: number) => Decoded {
  const known = decoders.get(value);
  if (known !== undefined) return known;
  const byOrdinal = new Map<number, Decoded>();
  const decoder = (ordinal: number): Decoded => {
    const decoded = byOrdinal.get(ordinal) ?? decode(value, ordinal);
    byOrdinal.set(ordinal, decoded);
    return decoded;
  };
  decoders.set(value, decoder);
  return decoder;
}

/** `kind/namespace/name` as decode makes an id of it, so that ordinals count what would otherwise be one id. */
function identityOf(value: Json | undefined): string {
  if (!isObject(value)) return '';
  const metadata = isObject(value['metadata']) ? value['metadata'] : {};
  const text = (part: Json | undefined): string => (typeof part === 'string' ? part : '');
  return `${text(value['kind'])}/${text(metadata['namespace']) || 'default'}/${text(metadata['name'])}`;
}
