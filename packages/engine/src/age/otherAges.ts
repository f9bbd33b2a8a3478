// The same mesh, had some of its undated objects been created at other times.
import type { Resource } from '../model/resource.ts';
import { compareAge, undatedSeconds } from '../resolve/age.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { resolve } from '../resolve/resolve.ts';
import { isUndated, type Rivals } from './rivals.ts';

/** `first` and `last`: one object is older or younger than all others; `reversed`: those not dated, the other way round. */
export type How = 'first' | 'last' | 'reversed';

export interface OtherAges {
  readonly how: How;
  readonly rivals: Rivals;
  /** The one that is moved; the first in age order where all change. */
  readonly moved: Resource;
  readonly mesh: () => Mesh;
}

/** Beyond these the objects of one kind are not moved one by one. */
const mostMoved = 12;
const oldest = 0;
const youngest = 8_640_000_000_000;

/**
 * Orders to try: each undated rival as the oldest and as the youngest, and all of them reversed (in their place among dated
 * ones, before them, and after them). What two rivals decide shows in the first; of more, what several decide together shows
 * mostly in the last.
 *
 * @param onlyWhole no single moves for this group: the answer names its winner, so that reversing shows any other
 */
export function otherAges(mesh: Mesh, rivals: Rivals, onlyWhole: boolean): readonly OtherAges[] {
  const inOrder = [...rivals.resources].sort(compareAge);
  const undated = inOrder.filter(isUndated);
  // A ServiceEntry counts by the names of its hosts, so that this order is not quite theirs.
  const isMixed = rivals.kind === 'Service';
  const orders: OtherAges[] = [];
  const add = (how: How, moved: Resource, ages: ReadonlyMap<Resource, number>): void => {
    orders.push({ how, rivals, moved, mesh: () => remade(mesh, ages) });
  };
  if (!onlyWhole) {
    for (const resource of undated.slice(0, mostMoved)) {
      if (resource !== inOrder[0] || isMixed) add('first', resource, new Map([[resource, oldest]]));
      // Of two, one moved behind is the other moved ahead.
      if ((resource !== inOrder.at(-1) && inOrder.length > 2) || isMixed)
        add('last', resource, new Map([[resource, youngest]]));
    }
  }
  const [first] = undated;
  if (first && (onlyWhole || inOrder.length > 2)) {
    const bases = undated.length === inOrder.length ? [undatedSeconds] : [undatedSeconds, oldest, youngest];
    for (const base of bases) add('reversed', first, new Map(undated.map((one, i) => [one, base - i / 1024])));
  } else if (first && undated.length < inOrder.length && first === inOrder[0]) {
    add('last', first, new Map([[first, youngest]]));
  }
  return orders;
}

const remadeMeshes = new WeakMap<Mesh, Map<string, Mesh>>();
/** Meshes of other ages that are kept for one mesh. */
const mostKept = 64;

function remade(mesh: Mesh, ages: ReadonlyMap<Resource, number>): Mesh {
  const known = remadeMeshes.get(mesh) ?? new Map<string, Mesh>();
  remadeMeshes.set(mesh, known);
  const key = [...ages].map(([{ id }, age]) => `${id}@${age}`).join(' ');
  const kept = known.get(key);
  if (kept) return kept;
  if (known.size >= mostKept) known.clear();
  const resources = mesh.resources.map((resource) => {
    const createdAt = ages.get(resource);
    return createdAt === undefined ? resource : { ...resource, createdAt };
  });
  const made = resolve(resources, mesh.settings, mesh);
  known.set(key, made);
  return made;
}
