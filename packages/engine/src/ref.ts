// Where something stands in the configuration: a resource and a path inside it. Line numbers exist only where text is
// shown or edited (packages text and workspace).

/** `Kind/namespace/name`, with `#2`, `#3`… behind the second, third… object of the same kind, namespace and name. */
export type ResourceId = string & { readonly __brand: 'ResourceId' };

export function resourceId(kind: string, namespace: string, name: string, ordinal = 1): ResourceId {
  const id = `${kind}/${namespace}/${name}`;
  return (ordinal > 1 ? `${id}#${ordinal}` : id) as ResourceId;
}

export type PathStep = string | number;
export type Path = readonly PathStep[];

/** A place in the configuration, such as `['spec', 'http', 0, 'route', 1, 'weight']` of one resource. */
export interface Ref {
  readonly resource: ResourceId;
  readonly path: Path;
}

export function child(ref: Ref, ...steps: Path): Ref {
  return { resource: ref.resource, path: [...ref.path, ...steps] };
}

/** Any value that YAML read as JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
