// Places that a random command may be about.
import { isObject, type Json, type Path, type Ref, type Resource, type VirtualService } from '@portolan/engine';

export interface Spot {
  readonly path: Path;
  readonly value: Json;
}

/** Every place of an object below its first keys, without its identity: renaming has commands of its own. */
export function spotsOf(value: Json): Spot[] {
  return walk(value, []).filter(({ path }) => path.length > 1);
}

function walk(value: Json, path: Path): Spot[] {
  const own = { path, value };
  if (Array.isArray(value)) return [own, ...(value as readonly Json[]).flatMap((item, i) => walk(item, [...path, i]))];
  if (!isObject(value)) return [own];
  const isIdentity = (key: string): boolean =>
    path.length === 0 ? key !== 'spec' && key !== 'metadata' : path[0] === 'metadata' && /^name/.test(key);
  return [
    own,
    ...Object.entries(value).flatMap(([key, field]) => (isIdentity(key) ? [] : walk(field, [...path, key]))),
  ];
}

type HttpRoute = NonNullable<VirtualService['spec']['http']>[number];

/** An HTTP rule, as it was read. */
export interface Rule {
  readonly at: Ref;
  readonly by: VirtualService;
  readonly value: HttpRoute;
}

export function rulesOf(resources: readonly Resource[]): Rule[] {
  return resources.flatMap((one) =>
    one.kind === 'VirtualService'
      ? (one.spec.http ?? []).map((value, i) => ({
          at: { resource: one.id, path: ['spec', 'http', i] },
          by: one,
          value,
        }))
      : [],
  );
}
