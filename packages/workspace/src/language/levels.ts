// The collections around a place in YAML that need not be whole: maps and lists, each with what was read of it so far.
// The scanners (caret.ts, flow.ts) fill them; completion reads them.
import type { Path } from '@portolan/engine';

export interface Level {
  readonly kind: 'map' | 'list';
  readonly isFlow: boolean;
  /** Of the keys or dashes; in flow style that of the bracket. */
  readonly column: number;
  /** Keys of a map, those below the caret too, with the scalar behind each; '' where there is none. */
  readonly entries: ReadonlyMap<string, string>;
  /** Scalars one map deeper: `metadata.namespace`. */
  readonly below: ReadonlyMap<string, string>;
}

/** A level while it is read. */
export interface Frame extends Level {
  readonly entries: Map<string, string>;
  readonly below: Map<string, string>;
  /** The key or index that is being read. */
  key: string;
  index: number;
  /** Nothing stands behind the key or dash yet. */
  isPending: boolean;
}

/**
 * `value`: behind a colon or in a flow list, `path` is the value's own. `key`: another key of the map at `path`. `item`:
 * another item of the list at `path`. `fresh`: whatever stands at `path` may begin here.
 */
export interface Spot {
  readonly role: 'value' | 'key' | 'item' | 'fresh';
  readonly path: Path;
  /** Where keys or dashes begin. */
  readonly column: number;
  readonly isFlow: boolean;
  /** The word around the caret, quotes included; empty where there is none. */
  readonly from: number;
  readonly to: number;
  /** The key has its colon already. */
  readonly hasColon: boolean;
  /** From the root of the document; the last is the one the caret stands in. */
  readonly levels: readonly Level[];
}

export function newFrame(kind: Frame['kind'], column: number, isFlow = false): Frame {
  return { kind, column, isFlow, entries: new Map(), below: new Map(), key: '', index: 0, isPending: true };
}

export const stepOf = (frame: Frame): string | number => (frame.kind === 'map' ? frame.key : frame.index);

/** The scalar behind the key that is being read. */
export function noteScalar(frames: readonly Frame[], text: string): void {
  const map = frames.at(-1);
  const parent = frames.at(-2);
  if (map?.kind !== 'map') return;
  map.entries.set(map.key, text);
  if (parent?.kind === 'map') parent.below.set(`${parent.key}.${map.key}`, text);
}

/** `'it''s'` and `"a\"b"` without their quotes; other texts as they are. */
export function unquoted(token: string): string {
  const quote = token[0];
  if (quote !== '"' && quote !== "'") return token;
  const body = token.length > 1 && token.endsWith(quote) ? token.slice(1, -1) : token.slice(1);
  return quote === "'" ? body.replaceAll("''", "'") : body.replace(/\\(["\\/])/g, '$1');
}

/** Behind the closing quote of the text that opens at `from`; undefined where none closes it before `limit`. */
export function quoteEnd(text: string, from: number, limit: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < limit; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at + 1;
      at++;
    }
  }
  return undefined;
}

export const isBlankAt = (text: string, at: number): boolean =>
  at >= text.length || text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r';
