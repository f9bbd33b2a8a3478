// Header maps as Envoy keeps them: names lower-case, in order of arrival, some headers only ever one value.

type Entry = readonly [name: string, value: string];

/** Of these a request has one value: repeated lines are joined with `,` (R-MATCH-20). */
export const singleValued: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'authorization',
  'cache-control',
  'content-encoding',
  'content-type',
  'expect',
  'grpc-timeout',
  'if-modified-since',
  'if-none-match',
  'origin',
  'pragma',
  'referer',
  'user-agent',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-request-id',
]);

const none: readonly string[] = [];

/** Headers that nobody writes any more. */
export type SettledHeaders = Pick<HeaderMap, 'values' | 'get' | 'has' | 'some' | 'copy' | 'list' | 'size'>;

/** Mutable while one request is worked on; what `list` gave never changes. */
export class HeaderMap {
  private entries: Entry[] = [];
  /** The entries were given away: whoever writes next writes to a copy. */
  private isListed = false;
  private readonly joins: boolean;

  /** @param kind responses keep every line (R-MATCH-20 speaks of requests) */
  constructor(kind: 'request' | 'response') {
    this.joins = kind === 'request';
  }

  /** @param name lower-case */
  values(name: string): readonly string[] {
    let found: string[] | undefined;
    for (const [key, value] of this.entries) if (key === name) (found ??= []).push(value);
    return found ?? none;
  }

  /** Whether a value passes. @param name lower-case */
  some(name: string, passes: (value: string) => boolean): boolean {
    for (const entry of this.entries) if (entry[0] === name && passes(entry[1])) return true;
    return false;
  }

  /** The first value. */
  get(name: string): string | undefined {
    for (const entry of this.entries) if (entry[0] === name) return entry[1];
    return undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  add(name: string, value: string): void {
    const key = name.toLowerCase();
    this.own();
    if (this.joins && singleValued.has(key)) {
      const at = this.entries.findIndex((entry) => entry[0] === key);
      const old = this.entries[at];
      if (old) {
        this.entries[at] = [key, old[1] === '' ? value : `${old[1]},${value}`];
        return;
      }
    }
    this.entries.push([key, value]);
  }

  /** `add` for a header whose lines are never joined, or which has none yet. @param name lower-case */
  append(name: string, value: string): void {
    this.own();
    this.entries.push([name, value]);
  }

  /** Every line of that name goes, and the new one stands at the end. */
  set(name: string, value: string): void {
    const key = name.toLowerCase();
    this.removeKey(key);
    this.append(key, value);
  }

  remove(name: string): void {
    this.removeKey(name.toLowerCase());
  }

  private removeKey(key: string): void {
    if (this.has(key)) this.replace(this.entries.filter((entry) => entry[0] !== key));
  }

  removeAll(names: ReadonlySet<string>): void {
    if (this.entries.some((entry) => names.has(entry[0])))
      this.replace(this.entries.filter((entry) => !names.has(entry[0])));
  }

  copy(): HeaderMap {
    const twin = new HeaderMap(this.joins ? 'request' : 'response');
    twin.entries = this.entries.slice();
    return twin;
  }

  get size(): number {
    return this.entries.length;
  }

  list(): readonly Entry[] {
    this.isListed = true;
    return this.entries;
  }

  private own(): void {
    if (this.isListed) this.replace(this.entries.slice());
  }

  private replace(entries: Entry[]): void {
    this.entries = entries;
    this.isListed = false;
  }
}
