// Which rules nothing reaches, for the marks: all rules one after the other, in small pieces. What reached a rule once is asked
// again first, and mostly still does, so that after an edit little has to be sought anew.
import {
  listedRules,
  reachAny,
  stillReaches,
  type Client,
  type ListedRule,
  type Mesh,
  type Request,
} from '@portolan/engine';
import type { Unreachable } from './protocol.ts';

/** Between two looks at whether there is something else to do. */
const sliceMs = 12;
/** In all, for one state of the text: rules that have not had their turn by then are counted, and looked at when asked for. */
const mostMs = 5000;
/** Each time that more is asked for: so often the page hears how far it is. */
const moreMs = 1000;

interface Witness {
  readonly client: Client;
  readonly request: Request;
}

interface Known {
  readonly mesh: Mesh;
  readonly client: Client;
  readonly key: string;
  /** By rule; undefined: nothing is claimed. */
  readonly answers: Map<string, Unreachable | undefined>;
  spentMs: number;
  limitMs: number;
}

interface FoundUnreachable {
  readonly found: readonly Unreachable[];
  /** Rules, or entries of them, that have not had their turn; entries count as their rule. */
  readonly open: number;
}

export class UnreachableFinder {
  /** By rule, of whatever mesh. */
  #witnesses = new Map<string, Witness>();
  #known: Known | undefined;

  /**
   * Goes on where it was stopped, as long as mesh and client are the same.
   *
   * @param isMore beyond what is spent on a text unasked
   * @param isWanted asked now and then; false: stops
   * @returns undefined where it was stopped
   */
  async run(
    mesh: Mesh,
    client: Client,
    isMore: boolean,
    isWanted: () => Promise<boolean>,
  ): Promise<FoundUnreachable | undefined> {
    const known = this.#knownOf(mesh, client);
    if (isMore && known.spentMs > known.limitMs) known.limitMs = known.spentMs + moreMs;
    const rules = rulesIn(mesh);
    let since = performance.now();
    /** After each small step: whether to go on. */
    const goesOn = async (): Promise<boolean> => {
      const spent = performance.now() - since;
      if (spent < sliceMs) return true;
      known.spentMs += spent;
      const isStill = await isWanted();
      since = performance.now();
      return isStill;
    };
    for (const rule of rules) {
      const key = JSON.stringify(rule);
      if (known.answers.has(key)) continue;
      if (known.spentMs > known.limitMs) break;
      const answer = await this.#answer(known, rule, key, goesOn);
      if (!answer) return undefined;
      known.answers.set(key, answer.found);
    }
    this.#forgetOthers(rules);
    const open = rules.filter((rule) => !known.answers.has(JSON.stringify(rule)));
    return {
      found: [...known.answers.values()].flatMap((one) => one ?? []),
      open: new Set(open.map(({ virtualService, list, index }) => `${virtualService} ${list} ${index}`)).size,
    };
  }

  #knownOf(mesh: Mesh, client: Client): Known {
    // A client that came in another message is another object.
    const key = JSON.stringify(client);
    if (this.#known?.mesh !== mesh || this.#known.key !== key)
      this.#known = { mesh, client, key, answers: new Map(), spentMs: 0, limitMs: mostMs };
    return this.#known;
  }

  /** @returns undefined where it was stopped on the way */
  async #answer(
    known: Known,
    rule: ListedRule,
    key: string,
    goesOn: () => Promise<boolean>,
  ): Promise<{ readonly found: Unreachable | undefined } | undefined> {
    const { mesh, client } = known;
    const nothing = { found: undefined };
    const witness = this.#witnesses.get(key);
    if (witness && stillReaches(mesh, witness.client, witness.request, rule)) return nothing;
    const steps = reachAny(mesh, client, rule);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        const { value } = step;
        if (value.kind === 'witness') this.#witnesses.set(key, { client: value.client, request: value.request });
        return value.kind === 'unreachable' ? { found: { rule, reach: value } } : nothing;
      }
      if (!(await goesOn())) return undefined;
    }
  }

  #forgetOthers(rules: readonly ListedRule[]): void {
    if (this.#witnesses.size <= 2 * rules.length) return;
    const keys = new Set(rules.map((rule) => JSON.stringify(rule)));
    this.#witnesses = new Map([...this.#witnesses].filter(([key]) => keys.has(key)));
  }
}

/** Refused VirtualServices have rules too, which nothing reaches. */
function rulesIn({ resources, rejected }: Mesh): readonly ListedRule[] {
  const all = [...resources, ...rejected.map(({ resource }) => resource)];
  return all.flatMap((one) => (one.kind === 'VirtualService' ? listedRules(one) : []));
}
