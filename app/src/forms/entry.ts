// Between a value and what a person types for it. What may stand in the field the engine says (judgeValue).
import { judgeValue, type Field, type Json } from '@portolan/engine';

export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export type Entry =
  | { readonly ok: true; readonly value: Json }
  /** In sentences. */
  | { readonly ok: false; readonly reasons: readonly string[] };

/** What a typed text means in a field of one line. */
export function readEntry(field: Field, text: string): Entry {
  const value = valueOf(field, text);
  const reasons = judgeValue(field, value);
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, value };
}

const wholeNumber = /^[-+]?\d{1,15}$/;
const decimalNumber = /^[-+]?\d{1,15}(?:\.\d{1,12})?$/;

/** A text that is no number stays one, and is judged as such. */
function valueOf({ type }: Field, text: string): Json {
  const trimmed = text.trim();
  switch (type) {
    case 'int':
      return wholeNumber.test(trimmed) ? Number(trimmed) : trimmed;
    case 'number':
      return decimalNumber.test(trimmed) ? Number(trimmed) : trimmed;
    case 'intOrString':
      return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
    case 'duration':
    case 'enum':
      return trimmed;
    default:
      return text;
  }
}

/** The value of a number one step up or down, within its limits; undefined where the text is no number. */
export function stepped(field: Field, text: string, by: 1 | -1): string | undefined {
  if (field.type !== 'int' && field.type !== 'number') return undefined;
  if (!decimalNumber.test(text.trim())) return undefined;
  const next = Math.min(field.max ?? Infinity, Math.max(field.min ?? 0, Number(text) + by));
  return String(Number(next.toFixed(6)));
}

/** What counts where the field is absent, as a text; undefined where the table names nothing. */
export function defaultText({ default: usual }: Field): string | undefined {
  if (usual === undefined) return undefined;
  return Array.isArray(usual) ? usual.map((one) => textOf(one as Json)).join(', ') : textOf(usual);
}
