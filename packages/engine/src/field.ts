// What a field of a resource is: its type, limits and default. The tables in fields/ describe every kind with it; decode,
// admission, forms, hover and completion all read those tables. What people are told of a field stands in messages/fields.ts.
// Sources: the CRD schemas of istio/istio (manifests/charts/base), the rules of pkg/config/validation for single values.
import type { Grammar } from './grammar.ts';
import type { Json, Path } from './ref.ts';

/** What a value refers to or stands for, beyond its type: chooses the widget and the completion. */
export type Meaning =
  | 'host'
  | 'gateway'
  | 'gateway-host'
  | 'egress-host'
  | 'subset'
  | 'namespace'
  | 'visibility'
  | 'virtual-service'
  | 'port'
  | 'port-name'
  | 'protocol'
  | 'header'
  | 'path'
  | 'regex'
  | 'address'
  | 'percentage'
  | 'weight'
  | 'status'
  | 'credential'
  | 'file'
  | 'label';

interface Common {
  /** The id of the finding when the key is missing; absent = the schema does not ask for it. */
  readonly required?: string;
  /** Decode writes the default (else the type's zero value) where the key is missing. */
  readonly fill?: true;
  /** Fields of one table that share a group exclude each other (V-MD-07). */
  readonly group?: string;
  /** What counts where the key is missing. */
  readonly default?: Json;
  /** First Istio version that reads it; absent = older than 1.20. */
  readonly since?: string;
  /** What to use instead. */
  readonly deprecated?: string;
  /** The id of the finding when a value breaks the limits of this field. */
  readonly code?: string;
  readonly means?: Meaning;
  /** Another spelling that the schema accepts. */
  readonly aliases?: readonly string[];
}

interface TextField extends Common {
  readonly type: 'string';
  /** For required fields and list items also the empty text is judged; elsewhere it counts as absent. */
  readonly grammar?: Grammar;
  readonly maxLength?: number;
  /** Texts that are known to mean something, for completion; others may be allowed too. */
  readonly values?: readonly string[];
}
interface NumberField extends Common {
  /** `int` is a whole number. */
  readonly type: 'int' | 'number';
  /** Of an int; absent = uint32. */
  readonly format?: 'int32' | 'uint32' | 'uint64';
  readonly min?: number;
  readonly max?: number;
  /** 0 counts as absent, also outside min and max. */
  readonly zero?: 'unset';
}
interface DurationField extends Common {
  readonly type: 'duration';
  /** `set` = whole milliseconds, at least 1; `or-zero` = the same or 0s; `at-least-1ms` = also fractions; `any` = parses. */
  readonly range: 'set' | 'or-zero' | 'at-least-1ms' | 'any';
}
interface EnumField extends Common {
  readonly type: 'enum';
  /** In the order of their numbers, from 0, which decode reads too. */
  readonly values: readonly string[];
}
interface StringMatchField extends Common {
  readonly type: 'stringMatch';
  readonly fields: Table;
  /** `prefix: ''` is allowed (paths). */
  readonly emptyPrefix?: true;
  /** `regex: '*'` is allowed and means presence (withoutHeaders). */
  readonly star?: true;
  /** An empty matcher breaks the field's `code` (CORS origins). */
  readonly notEmpty?: true;
}
interface ListField extends Common {
  readonly type: 'list';
  readonly of: Field;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The id of the finding when an item is null; absent = V-MD-06. */
  readonly nullItem?: string;
}
interface MapField extends Common {
  readonly type: 'map';
  readonly of: Field;
  readonly keys?: Grammar;
  readonly maxProperties?: number;
}
interface ObjectField extends Common {
  readonly type: 'object';
  readonly fields: Table;
  /** Keys outside the table belong to Kubernetes and are nobody's mistake. */
  readonly open?: true;
}
interface PlainField extends Common {
  /** `any` = kept as it is, not looked into. */
  readonly type: 'bool' | 'intOrString' | 'any';
}

export type Field =
  | TextField
  | NumberField
  | DurationField
  | EnumField
  | StringMatchField
  | ListField
  | MapField
  | ObjectField
  | PlainField;

export type Table = Readonly<Record<string, Field>>;

/** A field that decode always fills. */
type FilledField = Field & ({ readonly required: string } | { readonly fill: true });
/** Durations are called `timeout` in the text and `timeoutMs` in the model. */
type TextKey<K extends string> = K extends `${infer Name}Ms` ? Name : K;
/** The table of a model type: one field for each property, filled where the property is not optional. */
export type Fields<T> = {
  readonly [K in keyof T & string as TextKey<K>]-?: Record<never, never> extends Pick<T, K> ? Field : FilledField;
};

/** The name of a field in the decoded value. */
export function modelKey(key: string, field: Field): string {
  return field.type === 'duration' ? `${key}Ms` : key;
}

/** The field that a table has under a key of the text, other spellings included. */
export function fieldOf(table: Table, key: string): { readonly key: string; readonly field: Field } | undefined {
  if (Object.hasOwn(table, key)) return { key, field: table[key] as Field };
  if (!key.includes('_')) return undefined;
  for (const [name, field] of Object.entries(table)) if (field.aliases?.includes(key)) return { key: name, field };
  return undefined;
}

/**
 * The field at a path below `root`.
 * @returns undefined where the path leaves the tables: an unknown key, or something inside a scalar
 */
export function fieldBelow(root: Field, path: Path): Field | undefined {
  let field: Field | undefined = root;
  for (const step of path) {
    if (field === undefined) return undefined;
    field = stepInto(field, step);
  }
  return field;
}

function stepInto(field: Field, step: string | number): Field | undefined {
  switch (field.type) {
    case 'list':
      return typeof step === 'number' ? field.of : undefined;
    case 'map':
      return typeof step === 'string' ? field.of : undefined;
    case 'object':
    case 'stringMatch':
      return typeof step === 'string' ? fieldOf(field.fields, step)?.field : undefined;
    default:
      return undefined;
  }
}

export interface OneOf {
  readonly group: string;
  readonly keys: readonly string[];
}

/** The groups of a table whose members exclude each other. */
export function oneOfs(table: Table): readonly OneOf[] {
  const byGroup = new Map<string, string[]>();
  for (const [key, field] of Object.entries(table)) {
    if (field.group === undefined) continue;
    const keys = byGroup.get(field.group);
    if (keys === undefined) byGroup.set(field.group, [key]);
    else keys.push(key);
  }
  return [...byGroup].map(([group, keys]) => ({ group, keys }));
}
