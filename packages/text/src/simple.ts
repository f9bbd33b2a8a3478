// Most configuration is written in a small part of YAML: block mappings and lists, scalars and flow collections of one line,
// literal texts. This reads that part to the same tree as parse.ts, some twenty times faster, and gives up on anything else
// without an opinion: what it does not know for sure the library reads, and only the library reports mistakes.
import { plainKey } from './scalar.ts';
import type { Item, MapNode, Node, Pair, ScalarNode, SeqNode } from './tree.ts';

/** Tabs, line ends of Windows, breaks of YAML 1.1, byte order marks, directives, anchors and the like are for the library. */
const foreign = /[\t\r\x85\u2028\u2029\uFEFF]|^%|^\.\.\./m;
/** Longer lines may hold keys that YAML refuses. */
const lineLimit = 1000;
const depthLimit = 60;

/** Undefined where the text needs the library. */
export function readSimple(text: string): Node | undefined {
  return foreign.test(text) ? undefined : new SimpleReader(text).read();
}

const keyPattern = /(?:[A-Za-z0-9_./$][\w./$-]*|"[^"\\\n]*"|'[^'\n]*'):(?=[ \n]|$)/y;
/** The first character of a plain scalar, with what must follow it, and none that begins something else. */
const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s])/y;
const singlePattern = /'(?:[^'\n]|'')*'/y;
const doublePattern = /"[^"\\\n]*"/y;
const literalPattern = /\|-?(?= *(?:#[^\n]*)?\n)/y;
const restOfLine = / *(?: #[^\n]*)?(?=\n|$)/y;
const flowPlain = /[A-Za-z0-9_./$][\w./$@()=+*-]*(?: [\w./$@()=+*-]+)*/y;

class SimpleReader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Node | undefined {
    if (this.#text.startsWith('---')) {
      this.#at = 3;
      if (!this.#endLine()) return undefined;
    }
    const indent = this.#nextLine();
    if (indent < 0) return undefined;
    const root = this.#block(indent, 0);
    return root !== undefined && this.#nextLine() < 0 ? root : undefined;
  }

  /** Goes to the first character of the next line that says something. @returns its column, -1 at the end of the text */
  #nextLine(): number {
    const text = this.#text;
    while (this.#at < text.length) {
      let at = this.#at;
      while (text.charCodeAt(at) === 0x20) at++;
      const char = text.charCodeAt(at);
      if (char !== 0x0a && char !== 0x23 && at < text.length) {
        const column = at - this.#at;
        this.#at = at;
        return column;
      }
      const end = text.indexOf('\n', at);
      this.#at = end < 0 ? text.length : end + 1;
    }
    return -1;
  }

  /** The column of the next line that says something; the place stays. */
  #peekLine(): number {
    const at = this.#at;
    const column = this.#nextLine();
    this.#at = at;
    return column;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || found.length > lineLimit) return undefined;
    this.#at += found.length;
    return found;
  }

  /** Blanks and a comment up to the end of the line. @returns false when there is something else */
  #endLine(): boolean {
    if (this.#match(restOfLine) === undefined) return false;
    if (this.#at < this.#text.length) this.#at++;
    return true;
  }

  #startsItem(): boolean {
    const next = this.#text[this.#at + 1];
    return this.#text[this.#at] === '-' && (next === ' ' || next === '\n' || next === undefined);
  }

  /** A mapping or list whose first entry begins here, at `indent`. */
  #block(indent: number, depth: number): Node | undefined {
    if (depth > depthLimit) return undefined;
    return this.#startsItem() ? this.#list(indent, depth) : this.#mapping(indent, depth);
  }

  #mapping(indent: number, depth: number): MapNode | undefined {
    const from = this.#at;
    const pairs: Pair[] = [];
    for (;;) {
      const pair = this.#pair(indent, depth);
      if (pair === undefined) return undefined;
      pairs.push(pair);
      const next = this.#peekLine();
      if (next < indent) break;
      this.#nextLine();
      if (next > indent || this.#startsItem()) return undefined;
    }
    const last = pairs.at(-1);
    const to = Math.max(last?.value.to ?? 0, last?.colon ?? 0);
    return { kind: 'map', from, to, flow: false, pairs };
  }

  #pair(indent: number, depth: number): Pair | undefined {
    const from = this.#at;
    const written = this.#match(keyPattern);
    if (written === undefined) return undefined;
    const key = keyNode(written.slice(0, -1), from);
    const name = nameOf(key);
    if (name === undefined) return undefined;
    const colon = this.#at;
    const value = this.#value(colon, indent, indent, depth);
    return value && { key, name, colon, value, isMerge: false, isExplicit: false };
  }

  #list(indent: number, depth: number): SeqNode | undefined {
    const from = this.#at;
    const items: Item[] = [];
    for (;;) {
      const dash = this.#at++;
      const value = this.#item(dash, indent, depth);
      if (value === undefined) return undefined;
      items.push({ dash, value });
      const next = this.#peekLine();
      if (next < indent) break;
      const at = this.#at;
      this.#nextLine();
      if (next > indent) return undefined;
      if (!this.#startsItem()) {
        // The next key of the mapping whose key this list hangs on, at the same column.
        this.#at = at;
        break;
      }
    }
    const last = items.at(-1);
    return { kind: 'seq', from, to: Math.max(last?.value.to ?? 0, (last?.dash ?? 0) + 1), flow: false, items };
  }

  /** Behind a dash: a mapping or list may begin on the same line. */
  #item(dash: number, indent: number, depth: number): Node | undefined {
    const start = this.#at;
    while (this.#text[this.#at] === ' ') this.#at++;
    const column = indent + (this.#at - dash);
    if (this.#at > start && (this.#startsItem() || this.#isKey())) return this.#block(column, depth + 1);
    this.#at = start;
    return this.#value(start, indent, indent + 1, depth);
  }

  #isKey(): boolean {
    keyPattern.lastIndex = this.#at;
    return keyPattern.test(this.#text);
  }

  /**
   * What stands behind a colon or dash that ends at `after`, of an entry at column `indent`.
   *
   * @param listIndent the least column of a list on the lines below: under a key it may be the key's own
   */
  #value(after: number, indent: number, listIndent: number, depth: number): Node | undefined {
    if (this.#endLine()) return this.#below(after, indent, listIndent, depth);
    while (this.#text[this.#at] === ' ') this.#at++;
    if (this.#at === after) return undefined;
    const char = this.#text[this.#at];
    if (char === '|') return this.#literal(indent);
    const value = char === '[' || char === '{' ? this.#flow(depth + 1) : this.#scalar();
    if (value === undefined || !this.#endLine()) return undefined;
    // A deeper line would go on with this scalar, or be a mistake.
    return this.#peekLine() > indent ? undefined : value;
  }

  #below(after: number, indent: number, listIndent: number, depth: number): Node | undefined {
    const at = this.#at;
    const column = this.#nextLine();
    if (column > indent || (column === listIndent && column === indent && this.#startsItem())) {
      return this.#block(column, depth + 1);
    }
    this.#at = at;
    return { kind: 'scalar', from: after, to: after, style: 'plain', source: '' };
  }

  #scalar(): ScalarNode | undefined {
    const from = this.#at;
    const quoted = this.#quoted();
    if (quoted !== undefined) return quoted;
    plainStart.lastIndex = from;
    if (!plainStart.test(this.#text)) return undefined;
    const end = this.#text.indexOf('\n', from);
    const line = this.#text.slice(from, end < 0 ? undefined : end);
    const comment = line.indexOf(' #');
    const source = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    if (line.length > lineLimit || source.endsWith(':') || source.includes(': ') || source.includes('{{'))
      return undefined;
    this.#at = from + source.length;
    return { kind: 'scalar', from, to: this.#at, style: 'plain', source };
  }

  #quoted(): ScalarNode | undefined {
    const from = this.#at;
    const double = this.#match(doublePattern);
    if (double !== undefined) {
      return { kind: 'scalar', from, to: this.#at, style: 'double', source: double.slice(1, -1) };
    }
    const single = this.#match(singlePattern);
    if (single === undefined) return undefined;
    return { kind: 'scalar', from, to: this.#at, style: 'single', source: single.slice(1, -1).replaceAll("''", "'") };
  }

  /** `|` or `|-`, with lines that are all indented at least as its first. */
  #literal(indent: number): ScalarNode | undefined {
    const from = this.#at;
    const header = this.#match(literalPattern);
    if (header === undefined || !this.#endLine()) return undefined;
    const lines: string[] = [];
    let column = -1;
    let to = this.#at;
    while (this.#at < this.#text.length) {
      const end = this.#text.indexOf('\n', this.#at);
      const line = this.#text.slice(this.#at, end < 0 ? undefined : end);
      const blanks = line.length - line.trimStart().length;
      if (line.trim() === '') {
        if (line !== '') return undefined;
      } else {
        if (blanks <= indent) break;
        if (column < 0 && lines.length > 0) return undefined;
        if (column < 0) column = blanks;
        if (blanks < column || line !== line.trimEnd()) return undefined;
        to = this.#at + line.length;
      }
      lines.push(line === '' ? '' : line.slice(column));
      this.#at = end < 0 ? this.#text.length : end + 1;
    }
    if (column < 0) return undefined;
    while (lines.at(-1) === '') lines.pop();
    // The last line may lack its end only at the end of the text: then the library decides.
    if (!this.#text.startsWith('\n', to)) return undefined;
    const source = lines.join('\n') + (header === '|' ? '\n' : '');
    return { kind: 'scalar', from, to, style: 'literal', source };
  }

  #flow(depth: number): Node | undefined {
    if (depth > depthLimit) return undefined;
    const char = this.#text[this.#at];
    if (char === '[') return this.#flowList(depth);
    if (char === '{') return this.#flowMapping(depth);
    return this.#flowScalar();
  }

  #flowScalar(): ScalarNode | undefined {
    const from = this.#at;
    const quoted = this.#quoted();
    if (quoted !== undefined) return quoted;
    const source = this.#match(flowPlain);
    return source === undefined ? undefined : { kind: 'scalar', from, to: this.#at, style: 'plain', source };
  }

  #blanks(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }

  /** Steps over a comma, or over the closing bracket. @returns whether another entry follows; undefined for neither */
  #more(close: string): boolean | undefined {
    this.#blanks();
    const char = this.#text[this.#at];
    if (char !== ',' && char !== close) return undefined;
    this.#at++;
    this.#blanks();
    return char === ',';
  }

  #flowList(depth: number): SeqNode | undefined {
    const from = this.#at++;
    const items: Item[] = [];
    this.#blanks();
    if (this.#text[this.#at] === ']') this.#at++;
    else {
      for (let more: boolean | undefined = true; more;) {
        const value = this.#flow(depth + 1);
        if (value === undefined) return undefined;
        items.push({ dash: undefined, value });
        const end = this.#at;
        more = this.#more(']');
        if (more === undefined) return undefined;
        if (!more) this.#at = this.#text.indexOf(']', end) + 1;
      }
    }
    return { kind: 'seq', from, to: this.#at, flow: true, items };
  }

  #flowMapping(depth: number): MapNode | undefined {
    const from = this.#at++;
    const pairs: Pair[] = [];
    this.#blanks();
    if (this.#text[this.#at] === '}') this.#at++;
    else {
      for (let more: boolean | undefined = true; more;) {
        const pair = this.#flowPair(depth);
        if (pair === undefined) return undefined;
        pairs.push(pair);
        const end = this.#at;
        more = this.#more('}');
        if (more === undefined) return undefined;
        if (!more) this.#at = this.#text.indexOf('}', end) + 1;
      }
    }
    return { kind: 'map', from, to: this.#at, flow: true, pairs };
  }

  #flowPair(depth: number): Pair | undefined {
    const key = this.#flowScalar();
    const name = key && nameOf(key);
    if (key === undefined || name === undefined || this.#text[this.#at] !== ':') return undefined;
    const colon = ++this.#at;
    // `a:b` is one word; behind a quoted key the value may follow at once.
    if (this.#text[this.#at] !== ' ' && key.style === 'plain') return undefined;
    this.#blanks();
    const value = this.#flow(depth + 1);
    return value && { key, name, colon, value, isMerge: false, isExplicit: false };
  }
}

function keyNode(written: string, from: number): ScalarNode {
  const to = from + written.length;
  const style = written.startsWith('"') ? 'double' : written.startsWith("'") ? 'single' : 'plain';
  return { kind: 'scalar', from, to, style, source: style === 'plain' ? written : written.slice(1, -1) };
}

const nameOf = (key: ScalarNode): string | undefined => (key.style === 'plain' ? plainKey(key.source) : key.source);
