// The resources of a stretch of the text, found without a look at all the others.
import type { Resource } from '@portolan/engine';
import type { Derived } from '@portolan/workspace';

/** @returns in the order of the text, those whose documents share a character with `[from, to)` */
export function resourcesBetween(
  { resources, places, source }: Pick<Derived, 'resources' | 'places' | 'source'>,
  from: number,
  to: number,
): readonly Resource[] {
  const documentOf = (i: number) => {
    const resource = resources[i];
    const place = resource && places.get(resource.id);
    return place && source.documents[place.document];
  };
  const first = firstIndex(resources.length, (i) => {
    const document = documentOf(i);
    return document !== undefined && document.offset + document.content.text.length > from;
  });
  const end = firstIndex(resources.length, (i) => (documentOf(i)?.offset ?? Infinity) >= to);
  return resources.slice(first, end);
}

/** The first of `count` indices of which `holds` is true, as it then is of all that follow; else `count`. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
