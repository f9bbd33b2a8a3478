// From a Ref to its place in the text, and from a place to a Ref.
import type { Path, Ref, ResourceId } from '@portolan/engine';
import { locate, pathAt, type Located, type Source, type SourceDocument } from '@portolan/text';
import { readResources, type Resources } from './resources.ts';

/** Offsets in the whole text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** What is known of the text, for looking up places. */
export interface Placed extends Pick<Resources, 'places'> {
  readonly source: Source;
}

interface DocumentPlace {
  readonly document: SourceDocument;
  readonly index: number;
  /** Of the Ref, inside the document. */
  readonly path: Path;
}

/** Undefined where the resource is not in the text. */
function placeOf(source: Source, ref: Ref): DocumentPlace | undefined {
  const { places, strays } = readResources(source);
  const place = places.get(ref.resource) ?? strays.get(ref.resource);
  const document = place && source.documents[place.document];
  return document && { document, index: place.document, path: [...place.basePath, ...ref.path] };
}

/**
 * The key and value of a Ref; where the text has no such place, that of the nearest place around it; the whole document
 * while it is broken. Undefined where the resource is not in the text.
 */
export function rangeOf({ source }: Pick<Placed, 'source'>, ref: Ref): TextRange | undefined {
  return rangePart(source, ref, 'whole');
}

/** As rangeOf, the value alone. */
export function valueRangeOf({ source }: Pick<Placed, 'source'>, ref: Ref): TextRange | undefined {
  return rangePart(source, ref, 'value');
}

function rangePart(source: Source, ref: Ref, part: 'whole' | 'value'): TextRange | undefined {
  const place = placeOf(source, ref);
  if (place === undefined) return undefined;
  const { offset, content } = place.document;
  const found: Located | undefined = locate(content, place.path);
  const range = found?.[part] ?? { from: 0, to: content.text.trimEnd().length };
  return { from: offset + range.from, to: offset + range.to };
}

/** What stands at an offset of the text. Undefined between documents and in those that hold no resource. */
export function refAt({ source }: Pick<Placed, 'source'>, offset: number): Ref | undefined {
  const index = documentAt(source, offset);
  const document = source.documents[index];
  if (document === undefined) return undefined;
  const path = pathAt(document.content, offset - document.offset);
  return refOf(readResources(source), index, path);
}

/** @param index of the document */
export function refOf({ places }: Resources, index: number, path: Path): Ref | undefined {
  let fallback: ResourceId | undefined;
  for (const [resource, { document, basePath }] of places) {
    if (document !== index) continue;
    if (basePath.every((step, i) => path[i] === step)) return { resource, path: path.slice(basePath.length) };
    fallback ??= resource;
  }
  return fallback === undefined || path.length > 0 ? undefined : { resource: fallback, path: [] };
}

/** Index of the document that holds an offset; -1 when there is none. */
export function documentAt(source: Source, offset: number): number {
  const { documents } = source;
  let low = 0;
  let high = documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((documents[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return documents.length === 0 ? -1 : low;
}
