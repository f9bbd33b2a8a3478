// What the formats of other tools are read into, and written from.
import type { Case, Json } from '@portolan/engine';
import type { Path } from '@portolan/text';
import type { CaseFileCode } from './messages.ts';

/** What a foreign format is read into. */
export interface ForeignCases {
  readonly cases: readonly Case[];
  readonly troubles: readonly { readonly code: CaseFileCode; readonly path: Path }[];
  readonly notes: readonly string[];
}

/** What another format makes of cases. */
export interface ForeignFile {
  readonly value: Json;
  readonly lost: readonly string[];
}
