// The documents of a source as resources, and which document each stands in. Decoding is cached by document: a keystroke
// decodes the one it touched.
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

const cache = new WeakMap<Source, Resources>();

export function readResources(source: Source): Resources {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const read = collect(source);
  cache.set(source, read);
  return read;
}

function collect(source: Source): Resources {
  const resources: Resource[] = [];
  const places = new Map<ResourceId, Place>();
  const strays = new Map<ResourceId, Place>();
  const problems: Problem[] = [];
  const stale = new Map<ResourceId, Stale>();
  const count = new Map<string, number>();
  source.documents.forEach(({ offset, content }, document) => {
    const reason = content.state === 'broken' ? content.problems[0] : undefined;
    const line = reason === undefined ? 0 : lineAt(source.text, offset + reason.from);
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
      places.set(resource.id, { document, basePath: item.basePath });
      if (reason !== undefined) stale.set(resource.id, { line, reason });
      if (ordinal > 1) problems.push(duplicate(resource, ordinal));
    }
  });
  return { resources, places, strays, problems, stale };
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
