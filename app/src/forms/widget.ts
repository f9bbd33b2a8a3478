// Which widget a field of the tables gets. Total: a field that a table gains has a form at once.
import type { Field, Table } from '@portolan/engine';

/** One value in one line. */
export type ScalarKind = 'text' | 'number' | 'duration' | 'port-or-name' | 'choice' | 'toggle' | 'match';

export type Widget =
  | { readonly kind: ScalarKind; readonly field: Field }
  /** An object around a single value, such as `port.number`: shown as that value. */
  | { readonly kind: 'wrapped'; readonly key: string; readonly of: Widget; readonly field: Field }
  /** Headers to set, add and remove: one table. */
  | { readonly kind: 'headers' }
  | { readonly kind: 'map'; readonly of: Widget; readonly field: Field }
  | { readonly kind: 'list'; readonly of: Widget; readonly field: Field }
  /** A list of objects, each with a form of its own. */
  | { readonly kind: 'items'; readonly fields: Table }
  | { readonly kind: 'group'; readonly fields: Table }
  /** Kept as it is: what it holds no table knows. */
  | { readonly kind: 'free' };

export function widgetOf(field: Field): Widget {
  switch (field.type) {
    case 'string':
      return { kind: 'text', field };
    case 'int':
    case 'number':
      return { kind: 'number', field };
    case 'duration':
      return { kind: 'duration', field };
    case 'intOrString':
      return { kind: 'port-or-name', field };
    case 'enum':
      return { kind: 'choice', field };
    case 'bool':
      return { kind: 'toggle', field };
    case 'stringMatch':
      return { kind: 'match', field };
    case 'map': {
      const of = widgetOf(field.of);
      return isScalar(of) ? { kind: 'map', of, field: field.of } : { kind: 'free' };
    }
    case 'list':
      return listWidget(field.of);
    case 'object':
      return objectWidget(field.fields);
    case 'any':
      return { kind: 'free' };
  }
}

export function isScalar(widget: Widget): widget is Extract<Widget, { readonly kind: ScalarKind }> {
  switch (widget.kind) {
    case 'wrapped':
    case 'headers':
    case 'map':
    case 'list':
    case 'items':
    case 'group':
    case 'free':
      return false;
    default:
      return true;
  }
}

function listWidget(of: Field): Widget {
  if (of.type === 'object') return { kind: 'items', fields: of.fields };
  const widget = widgetOf(of);
  return isScalar(widget) ? { kind: 'list', of: widget, field: of } : { kind: 'free' };
}

function objectWidget(fields: Table): Widget {
  const keys = Object.keys(fields);
  const [only] = keys;
  if (isHeaderOperations(fields)) return { kind: 'headers' };
  const field = only === undefined || keys.length > 1 ? undefined : fields[only];
  if (only !== undefined && field !== undefined) {
    const of = widgetOf(field);
    if (isScalar(of) && of.kind !== 'match') return { kind: 'wrapped', key: only, of, field };
  }
  return { kind: 'group', fields };
}

function isHeaderOperations({ set, add, remove, ...others }: Table): boolean {
  const isMap = (field: Field | undefined): boolean => field?.type === 'map' && field.means === 'header';
  return isMap(set) && isMap(add) && remove?.type === 'list' && Object.keys(others).length === 0;
}
