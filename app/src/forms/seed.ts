// What a new item of a list begins with: the fields that it cannot do without, from names in scope where there are any.
import {
  suggestionsAt,
  type Field,
  type Json,
  type Mesh,
  type Path,
  type Resource,
  type Table,
} from '@portolan/engine';

/** A rule without these does nothing; the schema does not ask for them all the same. */
const wantedAll: readonly string[] = ['route'];

interface Seedbed {
  readonly mesh: Mesh;
  readonly resource: Resource;
}

/** @param path where the object will stand */
export function seedOf(bed: Seedbed, fields: Table, path: Path): Json {
  const entries = Object.entries(fields).flatMap(([key, field]): readonly (readonly [string, Json])[] => {
    const isWanted = field.required !== undefined || wantedAll.includes(key);
    return isWanted ? [[key, seedValue(bed, field, [...path, key])]] : [];
  });
  return Object.fromEntries(entries);
}

function seedValue(bed: Seedbed, field: Field, path: Path): Json {
  switch (field.type) {
    case 'object':
      return seedOf(bed, field.fields, path);
    case 'list':
      return [seedValue(bed, field.of, [...path, 0])];
    case 'map':
    case 'stringMatch':
    case 'any':
      return {};
    case 'bool':
      return false;
    case 'int':
    case 'number':
      return numberFor(bed, field, path);
    case 'duration':
      return '1s';
    case 'enum':
      return typeof field.default === 'string' ? field.default : (field.values[0] ?? '');
    case 'string':
    case 'intOrString':
      return suggestionsAt(bed.mesh, bed.resource, path)[0]?.value ?? '';
  }
}

function numberFor(
  { mesh, resource }: Seedbed,
  field: Field & { readonly type: 'int' | 'number' },
  path: Path,
): number {
  const offered = Number(suggestionsAt(mesh, resource, path)[0]?.value);
  if (Number.isInteger(offered)) return offered;
  return field.means === 'port' ? 80 : Math.max(field.min ?? 0, 0);
}
