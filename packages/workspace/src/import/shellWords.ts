// A command line to words, as the shell it was written for would cut it: bash and zsh, PowerShell, or cmd. Nothing is
// expanded: variables and command substitutions stay as they are written, and are reported.

export type Shell = 'posix' | 'powershell' | 'cmd';
export interface ShellWords {
  readonly shell: Shell;
  /** The first simple command that runs curl, or the first of all. */
  readonly words: readonly string[];
  /** What follows behind `|`, `;`, `&&` or a redirection, as written. */
  readonly rest: string;
  /** `$NAME` and `$(…)` that the shell would have filled in. */
  readonly expansions: readonly string[];
  /** The quotation mark that is never closed. */
  readonly openQuote: string | undefined;
}

function shellOf(text: string): Shell {
  // What stands in single quotes is somebody's text, whatever the shell.
  const bare = text.replace(/'(?:[^']|'\\'')*'/g, "''");
  if (/\^\s*\r?\n|\s\^"/.test(bare)) return 'cmd';
  if (/`\s*\r?\n|(?:^|\s)curl\.exe\s|^PS [^>]*>/.test(bare)) return 'powershell';
  if (/\^["&%]/.test(bare)) return 'cmd';
  return 'posix';
}

export function shellWords(text: string): ShellWords {
  const shell = shellOf(text);
  const reader = new WordReader(shell === 'cmd' ? withoutCarets(text) : text, shell);
  reader.run();
  return { shell, words: reader.words, rest: reader.rest, expansions: reader.expansions, openQuote: reader.openQuote };
}

/**
 * What cmd leaves of a line before the program cuts it into words: outside quotes `^` frees the next character, `^"`
 * included, which the program then reads as a quotation mark.
 */
function withoutCarets(text: string): string {
  let isQuoted = false;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '^' && !isQuoted) {
      const line = /^[ \t]*\r?\n/.exec(text.slice(i + 1, i + 80));
      if (line === null) out += text[++i] ?? '';
      else i += line[0].length;
    } else {
      if (char === '"') isQuoted = !isQuoted;
      out += char;
    }
  }
  return out;
}

const ansiEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

class WordReader {
  readonly words: string[] = [];
  readonly expansions: string[] = [];
  rest = '';
  openQuote: string | undefined;
  #at = 0;
  #word: string | undefined;
  readonly #text: string;
  readonly #shell: Shell;

  constructor(text: string, shell: Shell) {
    this.#text = text;
    this.#shell = shell;
  }

  run(): void {
    while (this.#at < this.#text.length && this.openQuote === undefined) {
      if (this.#step()) break;
    }
    this.#end();
  }

  /** @returns true at the end of the command */
  #step(): boolean {
    const char = this.#text[this.#at] ?? '';
    if (this.#isContinuation(char)) return false;
    if (/\s/.test(char)) return this.#blank(char);
    if (this.#isOperator(char)) return this.#operator();
    if (char === '#' && this.#word === undefined && this.#shell !== 'cmd') return this.#comment();
    if (char === '"') this.#doubleQuoted();
    else if (this.#opensSingle(char)) this.#singleQuoted();
    else this.#plain(char);
    return false;
  }

  /** The mark that makes the next character plain, or joins two lines. */
  get #escape(): string | undefined {
    return this.#shell === 'posix' ? '\\' : this.#shell === 'powershell' ? '`' : undefined;
  }

  #isContinuation(char: string): boolean {
    if (char !== this.#escape) return false;
    const line = /^[ \t]*\r?\n/.exec(this.#text.slice(this.#at + 1, this.#at + 80));
    if (line === null) return false;
    this.#at += 1 + line[0].length;
    return true;
  }

  #blank(char: string): boolean {
    this.#end();
    this.#at++;
    // A line end closes the command, unless nothing was said yet or the next line goes on with an option.
    if (char !== '\n' || this.words.length === 0) return false;
    const next = this.#text.slice(this.#at).trimStart();
    if (next === '' || next.startsWith('-')) return false;
    this.rest = next;
    return true;
  }

  #isOperator(char: string): boolean {
    if ('|&;<>'.includes(char)) return this.#shell !== 'cmd' || char !== ';';
    return false;
  }

  #operator(): boolean {
    this.#end();
    this.rest = this.#text.slice(this.#at).trim();
    if (this.words.some((word) => /(?:^|[\\/])curl(?:\.exe)?$/.test(word)) || this.words.length === 0) {
      if (this.words.length > 0) return true;
    }
    // `cd x && curl …`: the command before curl is of no interest.
    this.words.length = 0;
    this.#at += /^(?:\|\||&&|[|&;<>]+)/.exec(this.#text.slice(this.#at))?.[0].length ?? 1;
    return false;
  }

  #comment(): boolean {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
    return false;
  }

  #plain(char: string): void {
    const next = this.#text[this.#at + 1];
    if (char === this.#escape && next !== undefined) {
      this.#add(next, 2);
    } else if (char === '\\' && this.#shell === 'cmd' && next === '"') {
      this.#add('"', 2);
    } else if (char === '$' && next === "'" && this.#shell === 'posix') {
      this.#ansiQuoted();
    } else {
      if (char === '$') this.#noteExpansion();
      this.#add(char, 1);
    }
  }

  #opensSingle(char: string): boolean {
    return this.#shell === 'powershell'
      ? "'\u2018\u2019\u201a\u201b".includes(char)
      : char === "'" && this.#shell !== 'cmd';
  }

  #singleQuoted(): void {
    // PowerShell takes typographic quotation marks for its own; two of them stand for one.
    const mark = this.#shell === 'powershell' ? /['\u2018\u2019\u201a\u201b]/g : /'/g;
    this.#at++;
    this.#word ??= '';
    for (;;) {
      mark.lastIndex = this.#at;
      const end = mark.exec(this.#text)?.index;
      if (end === undefined) return this.#leaveOpen("'");
      this.#word += this.#text.slice(this.#at, end);
      this.#at = end + 1;
      const next = this.#text[this.#at] ?? '';
      mark.lastIndex = 0;
      if (this.#shell !== 'powershell' || !mark.test(next)) return;
      this.#add(next, 1);
    }
  }

  #doubleQuoted(): void {
    this.#at++;
    this.#word ??= '';
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? '';
      const next = this.#text[this.#at + 1] ?? '';
      if (char === '"' && next === '"' && this.#shell !== 'posix') this.#add('"', 2);
      else if (char === '"') {
        this.#at++;
        return;
      } else if (this.#isEscapeInside(char, next)) this.#add(next === '\n' ? '' : next, 2);
      else {
        if (char === '$' && this.#shell !== 'cmd') this.#noteExpansion();
        this.#add(char, 1);
      }
    }
    this.#leaveOpen('"');
  }

  #isEscapeInside(char: string, next: string): boolean {
    if (this.#shell === 'posix') return char === '\\' && '$`"\\\n'.includes(next) && next !== '';
    if (this.#shell === 'cmd') return char === '\\' && (next === '"' || next === '\\');
    return (char === '`' || char === '\\') && (next === '"' || next === '`' || next === '$');
  }

  #ansiQuoted(): void {
    this.#at += 2;
    this.#word ??= '';
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? '';
      if (char === "'") {
        this.#at++;
        return;
      }
      if (char !== '\\') this.#add(char, 1);
      else this.#ansiEscape();
    }
    this.#leaveOpen("'");
  }

  #ansiEscape(): void {
    const code = /^\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([0-7]{1,3}))/i.exec(
      this.#text.slice(this.#at, this.#at + 12),
    );
    const digits = code?.[1] ?? code?.[2] ?? code?.[3];
    if (code !== null) {
      const point = digits === undefined ? Number.parseInt(code[4] ?? '0', 8) : Number.parseInt(digits, 16);
      this.#add(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd', code[0].length);
      return;
    }
    const next = this.#text[this.#at + 1] ?? '';
    this.#add(ansiEscapes[next] ?? `\\${next}`, 2);
  }

  #noteExpansion(): void {
    const found = /^\$(?:\w+|\{[^}]*\}|\([^)]*\)|env:\w+)/.exec(this.#text.slice(this.#at, this.#at + 200));
    if (found !== null) this.expansions.push(found[0]);
  }

  #add(text: string, length: number): void {
    this.#word = (this.#word ?? '') + text;
    this.#at += length;
  }

  #end(): void {
    if (this.#word !== undefined) this.words.push(this.#word);
    this.#word = undefined;
  }

  #leaveOpen(mark: string): void {
    this.openQuote = mark;
    this.#at = this.#text.length;
  }
}
