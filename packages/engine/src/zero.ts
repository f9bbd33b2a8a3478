// What decode makes up where the text says nothing, so that a resource always has the shape of its model.
import { modelKey, oneOfs } from './field.ts';
import type { Field, OneOf, Table } from './field.ts';
import type { StringMatch } from './model/virtualService.ts';
import { assertNever } from './problem.ts';

interface Plan {
  /** Fields that decode fills where the key is missing. */
  readonly filled: readonly (readonly [string, Field])[];
  readonly groups: readonly OneOf[];
}

const plans = new WeakMap<Table, Plan>();

export function planOf(table: Table): Plan {
  let plan = plans.get(table);
  if (plan === undefined) {
    const filled = Object.entries(table).filter(([, field]) => field.required !== undefined || field.fill === true);
    plan = { filled, groups: oneOfs(table) };
    plans.set(table, plan);
  }
  return plan;
}

/** What stands for a field that is not there: its default where decode fills it in, else the zero of its type. */
export function zeroOf(field: Field): unknown {
  if (field.fill === true && field.default !== undefined) return field.default;
  switch (field.type) {
    case 'string':
      return '';
    case 'int':
    case 'number':
    case 'intOrString':
    case 'duration':
      return 0;
    case 'bool':
      return false;
    case 'enum':
      return field.values[0];
    case 'list':
      return [];
    case 'map':
      return {};
    case 'stringMatch':
      return { kind: 'present' } satisfies StringMatch;
    case 'object':
      return Object.fromEntries(planOf(field.fields).filled.map(([key, f]) => [modelKey(key, f), zeroOf(f)]));
    case 'any':
      return null;
    default:
      return assertNever(field);
  }
}
