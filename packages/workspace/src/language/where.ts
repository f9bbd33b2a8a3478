// Which object the caret stands in, and where inside it.
import { kindOf, knownKinds, type KnownKind, type Path } from '@portolan/engine';
import type { Layout } from './caret.ts';
import type { Level, Spot } from './levels.ts';

export interface Where {
  readonly spot: Spot;
  readonly layout: Layout;
  /** Undefined for objects of kinds that we do not read, and while there is none. */
  readonly kind: KnownKind | undefined;
  /** Inside the object. */
  readonly path: Path;
  /** The object and what stands in it around the caret. */
  readonly levels: readonly Level[];
}

/** An object may be an item of a List. */
export function placed(spot: Spot, layout: Layout): Where {
  const { path, levels } = spot;
  const isInList = path[0] === 'items' && typeof path[1] === 'number' && levels.length > 2;
  const own = isInList ? levels.slice(2) : levels;
  const kind = own[0]?.entries.get('kind') ?? '';
  const apiVersion = own[0]?.entries.get('apiVersion') ?? '';
  const read = apiVersion === '' ? knownKinds.find((known) => known === kind) : kindOf(apiVersion, kind);
  return {
    spot,
    layout,
    path: isInList ? path.slice(2) : path,
    levels: own,
    kind: read === 'Other' ? undefined : read,
  };
}

export function namespaceOf({ levels }: Where): string {
  return levels[0]?.below.get('metadata.namespace') ?? 'default';
}
