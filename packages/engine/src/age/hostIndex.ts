// Things by the hosts they speak of, to find those that meet a name without looking at all of them.
import { hostsMatch, isWildcard } from '../host.ts';

export class HostIndex<T> {
  readonly #literal = new Map<string, T[]>();
  readonly #wildcard: { readonly host: string; readonly item: T }[] = [];

  constructor(items: readonly T[], hostsOf: (item: T, place: number) => readonly string[]) {
    for (const [place, item] of items.entries()) {
      for (const written of hostsOf(item, place)) {
        const host = written.toLowerCase();
        const list = this.#literal.get(host);
        if (isWildcard(host)) this.#wildcard.push({ host, item });
        else if (list) list.push(item);
        else this.#literal.set(host, [item]);
      }
    }
  }

  /** @param names lower-case; a wildcard meets whatever falls under it */
  find(names: ReadonlySet<string>): ReadonlySet<T> {
    const found = new Set<T>();
    for (const name of names) {
      if (isWildcard(name)) {
        for (const [host, items] of this.#literal)
          if (hostsMatch(host, name)) for (const item of items) found.add(item);
      } else for (const item of this.#literal.get(name) ?? []) found.add(item);
      for (const { host, item } of this.#wildcard) if (hostsMatch(host, name)) found.add(item);
    }
    return found;
  }
}
