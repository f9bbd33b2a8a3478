// What a person wants changed, in terms of Refs and values. packages/workspace compiles a Command to text edits;
// applyCommand gives its meaning on plain values and is the oracle of that compilation.
import type { Json, Ref } from './ref.ts';

export type Command =
  /** Set one field; `undefined` removes it. Missing parents are created. */
  | { readonly type: 'set-field'; readonly at: Ref; readonly value: Json | undefined }
  /** Weights of the destinations of one rule (`at` = the http, tls or tcp rule); `undefined` leaves that destination as it is. */
  | { readonly type: 'set-weights'; readonly at: Ref; readonly weights: readonly (number | undefined)[] }
  | { readonly type: 'insert-item'; readonly at: Ref; readonly index: number; readonly value: Json }
  | { readonly type: 'remove-item'; readonly at: Ref }
  | { readonly type: 'move-item'; readonly at: Ref; readonly to: number }
  /** Append a document holding this object. */
  | { readonly type: 'create-resource'; readonly value: Json }
  | { readonly type: 'delete-resource'; readonly resource: Ref['resource'] };
