// Whether demands can be met while each of some other matches fails: what a request must be to pass the rules in front and to
// stop at the one that is meant. Of hundreds in front few matter: a solution is sought without them, and only a match that would
// take it has to fail in the next. So nothing is compared that does not meet, and a proof names few.
import { hasText, type Budget, type TextSet } from '@portolan/regex';
import { ask, fillSlot, fits, nothingAsked, type Asked, type Filling, type SlotSpec } from './slots.ts';
import type { Demand, Slot, Term } from './terms.ts';

export interface Question {
  readonly specOf: (slot: Slot) => SlotSpec;
  readonly demands: readonly Demand[];
  /** Matches of which none may hold, each as its conditions. */
  readonly avoid: readonly (readonly Term[])[];
  /** What a part is left at where that does: none = absent. */
  readonly preferred: (slot: Slot) => readonly string[];
  /** Shared by questions that belong together. */
  readonly budget: Budget;
}

/** For one question of a person: a second or two at the most. */
export const freshBudget = (): Budget => ({ left: 16_000_000 });

/** Values by part; parts that nothing is asked of are left out. */
export type Solution = ReadonlyMap<Slot, readonly string[]>;
export type Solved =
  | { readonly kind: 'found'; readonly solution: Solution }
  /** Proved. `against`: positions in `avoid`, ascending, of matches that are enough to prove it. */
  | { readonly kind: 'none'; readonly against: readonly number[] }
  | { readonly kind: 'unknown'; readonly because: 'too-large' | 'unsupported' | 'loading' };

/** Ways tried before giving up. */
const mostTries = 2000;
/** Matches that are compared with each other at every step. */
const mostCompared = 40;

/** What asking one match whether it would take a solution is counted as. */
const askingOne = 20;

export function solve(question: Question): Solved {
  const { avoid, budget, preferred } = question;
  const search = new Search(question);
  const against = new Set<number>();
  // Ends: every step keeps out of one match more.
  for (;;) {
    const solved = search.run([...against].map((i) => avoid[i] ?? []));
    if (solved === undefined) return { kind: 'none', against: [...against].sort((a, b) => a - b) };
    if (solved.kind === 'unknown') return solved;
    budget.left -= askingOne * avoid.length;
    const { solution } = solved;
    const valuesOf = (slot: Slot): readonly string[] => solution.get(slot) ?? preferred(slot);
    const taker = avoid.findIndex((match, i) => !against.has(i) && wouldTake(match, valuesOf));
    if (taker < 0) return solved;
    against.add(taker);
    if (against.size > mostOneByOne) addAlike(against, avoid, taker);
  }
}

/** With so many that matter, those that look alike probably do too: their number doubles from step to step. */
const mostOneByOne = 10;

function addAlike(against: Set<number>, avoid: Question['avoid'], taker: number): void {
  const shape = shapeOf(avoid[taker] ?? []);
  let more = against.size;
  for (const [i, match] of avoid.entries()) {
    if (more === 0) return;
    if (against.has(i) || shapeOf(match) !== shape) continue;
    against.add(i);
    more--;
  }
}

const shapeOf = (match: readonly Term[]): string =>
  match.map(({ label, values }) => `${label} ${values['name'] ?? ''}`).join();

function wouldTake(match: readonly Term[], valuesOf: (slot: Slot) => readonly string[]): boolean {
  return match.every(({ holds }) => holds.every((demand) => isMet(demand, valuesOf(demand.slot))));
}

function isMet(demand: Demand, values: readonly string[]): boolean {
  switch (demand.kind) {
    case 'some':
      return values.some((value) => hasText(demand.set, value));
    case 'none':
      return !values.some((value) => hasText(demand.set, value));
    case 'present':
      return values.length > 0;
    case 'absent':
      return values.length === 0;
  }
}

type Board = ReadonlyMap<Slot, Asked>;

interface Choice {
  readonly ways: readonly Board[];
  readonly rest: readonly (readonly Term[])[];
}

class Search {
  private tries = 0;
  private doubt: 'too-large' | 'unsupported' | 'loading' | undefined;
  private readonly specs = new Map<Slot, SlotSpec>();
  private readonly fillings = new Map<string, Filling>();
  private readonly latest = new Map<Slot, readonly string[]>();
  private readonly question: Question;

  constructor(question: Question) {
    this.question = question;
  }

  /** @returns undefined where it is proved that there is none */
  run(avoid: Question['avoid']): Exclude<Solved, { kind: 'none' }> | undefined {
    this.tries = 0;
    this.doubt = undefined;
    const start = this.put(new Map(), this.question.demands);
    const board = start && this.avoidEach(start, avoid);
    if (board) return this.read(board);
    return this.doubt ? { kind: 'unknown', because: this.doubt } : undefined;
  }

  /** Matches with only one way to fail leave no choice: all of those ways are taken at once, and looked at once. */
  private avoidEach(board: Board, matches: readonly (readonly Term[])[]): Board | undefined {
    const forced: Demand[] = [];
    const others: (readonly Term[])[] = [];
    for (const match of matches) {
      const [only, ...more] = match.flatMap(({ fails }) => fails);
      if (!only || more.length > 0) others.push(match);
      else if (!this.failsAnyway(board, match)) forced.push(...only);
    }
    const next = this.put(board, forced);
    return next && this.avoidAll(next, others);
  }

  private avoidAll(board: Board, matches: readonly (readonly Term[])[]): Board | undefined {
    if (this.tries++ > mostTries || this.question.budget.left <= 0) {
      this.doubt ??= 'too-large';
      return undefined;
    }
    const next = matches.length > mostCompared ? this.firstOpen(board, matches) : this.narrowest(board, matches);
    if (!next) return board;
    for (const way of next.ways) {
      const found = this.avoidAll(way, next.rest);
      if (found) return found;
    }
    return undefined;
  }

  /** The match with the fewest ways to fail: one way is no choice, and none is the end of this branch. */
  private narrowest(board: Board, matches: readonly (readonly Term[])[]): Choice | undefined {
    const open = matches
      .filter((match) => !this.failsAnyway(board, match))
      .map((match) => ({ match, ways: this.waysToFail(board, match) }));
    const [first, ...others] = open;
    if (!first) return undefined;
    const next = others.reduce((best, one) => (best.ways.length <= one.ways.length ? best : one), first);
    return { ways: next.ways, rest: open.filter((one) => one !== next).map(({ match }) => match) };
  }

  /** In long lists comparing all with all takes too long: they are settled in order. */
  private firstOpen(board: Board, matches: readonly (readonly Term[])[]): Choice | undefined {
    const at = matches.findIndex((match) => !this.failsAnyway(board, match));
    const match = matches[at];
    return match && { ways: this.waysToFail(board, match), rest: matches.slice(at + 1) };
  }

  /** Whether one of the conditions cannot hold with what is asked already. */
  private failsAnyway(board: Board, match: readonly Term[]): boolean {
    return match.some(({ holds }) => holds.length > 0 && this.put(board, holds) === undefined);
  }

  /** Boards on which the match fails; those that change nothing a reader would have sent come first. */
  private waysToFail(board: Board, match: readonly Term[]): readonly Board[] {
    const ways = match
      .flatMap(({ fails }) => fails)
      .map((demands) => ({
        isFree: demands.every((demand) => this.isAsPreferred(demand)),
        board: this.put(board, demands),
      }))
      .flatMap((way) => (way.board ? [{ ...way, board: way.board }] : []));
    return [...ways.filter(({ isFree }) => isFree), ...ways.filter(({ isFree }) => !isFree)].map((way) => way.board);
  }

  private isAsPreferred(demand: Demand): boolean {
    const asked = ask(nothingAsked, demand);
    return asked !== undefined && fits(this.spec(demand.slot), asked, this.question.preferred(demand.slot));
  }

  /** Undefined where the parts cannot meet the demands, or where that is not known: `doubt` tells. */
  private put(board: Board, demands: readonly Demand[]): Board | undefined {
    if (demands.length === 0) return board;
    const next = new Map(board);
    for (const demand of demands) {
      const asked = ask(next.get(demand.slot) ?? nothingAsked, demand);
      if (!asked) return undefined;
      next.set(demand.slot, asked);
    }
    for (const slot of new Set(demands.map((demand) => demand.slot))) {
      if (this.fill(slot, next.get(slot) ?? nothingAsked).kind === 'empty') return undefined;
    }
    return next;
  }

  private spec(slot: Slot): SlotSpec {
    let spec = this.specs.get(slot);
    if (!spec) this.specs.set(slot, (spec = this.question.specOf(slot)));
    return spec;
  }

  private fill(slot: Slot, asked: Asked): Filling {
    const { budget, preferred } = this.question;
    if (budget.left <= 0) return { kind: 'unknown', because: 'too-large' };
    budget.left -= 10 + 4 * (asked.some.length + asked.none.length);
    const key = `${slot} ${asked.presence}${textOf(asked.some)}${textOf(asked.none)}`;
    let filling = this.fillings.get(key);
    if (!filling) {
      // What did before one more demand mostly does after it.
      const latest = this.latest.get(slot);
      const kept = [preferred(slot), ...(latest ? [latest] : [])].find((values) =>
        fits(this.spec(slot), asked, values),
      );
      filling = kept ? { kind: 'values', values: kept } : fillSlot(this.spec(slot), asked, budget);
      if (filling.kind === 'values') this.latest.set(slot, filling.values);
      this.fillings.set(key, filling);
    }
    return filling;
  }

  private read(board: Board): Exclude<Solved, { kind: 'none' }> {
    const solution = new Map<Slot, readonly string[]>();
    for (const [slot, asked] of board) {
      const filling = this.fill(slot, asked);
      if (filling.kind === 'unknown') return filling;
      if (filling.kind === 'values') solution.set(slot, filling.values);
    }
    return { kind: 'found', solution };
  }
}

const textOf = (sets: readonly TextSet[]): string => [...new Set(sets.map((set) => JSON.stringify(set)))].sort().join();
