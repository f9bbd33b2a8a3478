// Patterns as automata that read bytes: made by refa from the tree of syntax.ts, and walked state by state here, so that only
// the states somebody comes to are ever made.
import type { CharSet, Concatenation, Element, Expression, NFA, NoParent, TooManyNodesError } from 'refa';
import { Unsupported, type Tree } from './syntax.ts';

/** The part of refa that is needed. It is large, and a page fetches it apart (later.ts). */
export interface Refa {
  readonly NFA: Pick<typeof NFA, 'fromRegex' | 'LimitedNodeFactory'>;
  readonly CharSet: Pick<typeof CharSet, 'empty'>;
  readonly TooManyNodesError: typeof TooManyNodesError;
}

let refa: Refa | undefined;

/** Undefined while it has not arrived. */
export const automata = (): Refa | undefined => refa;
export function provideAutomata(given: Refa): void {
  refa = given;
}

/** An automaton would have more states than are worth making. */
export class TooLarge extends Error {}

const mostNodes = 4000;
const mostStates = 20_000;

export interface Automaton {
  /** Bytes of one class lead the same way from everywhere. */
  readonly classOf: Uint8Array;
  readonly start: number;
  step(state: number, byte: number): number;
  accepts(state: number): boolean;
  /** Nothing that goes on from here is accepted. */
  isDead(state: number): boolean;
  /** Everything that goes on from here is accepted. */
  isSettled(state: number): boolean;
}

export function automatonOf({ NFA, CharSet, TooManyNodesError }: Refa, tree: Tree): Automaton {
  const set = (bytes: Extract<Tree, { kind: 'bytes' }>['set']): CharSet =>
    CharSet.empty(0xff).union(bytes.map(([min, max]) => ({ min, max })));
  const expression: NoParent<Expression> = { type: 'Expression', alternatives: alternatives(tree, both, set) };
  try {
    // Counted repetitions are taken at their word.
    const creation = { infinityThreshold: Infinity };
    const factory = new NFA.LimitedNodeFactory(mostNodes);
    return new Walker(NFA.fromRegex(expression, { maxCharacter: 0xff }, creation, factory));
  } catch (error) {
    if (error instanceof TooManyNodesError) throw new TooLarge();
    throw error;
  }
}

/** Whether nothing of the subject can stand before, and behind, a part of the pattern. */
interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}
const both: Place = { isFirst: true, isLast: true };

type Sets = (bytes: Extract<Tree, { kind: 'bytes' }>['set']) => CharSet;

function alternatives(tree: Tree, place: Place, set: Sets): NoParent<Concatenation>[] {
  const branches = tree.kind === 'choice' ? tree.items : [tree];
  return branches.map((branch) => ({
    type: 'Concatenation',
    elements: elements(branch.kind === 'sequence' ? branch.items : [branch], place, set),
  }));
}

function elements(items: readonly Tree[], { isFirst, isLast }: Place, set: Sets): NoParent<Element>[] {
  return items.flatMap((item, i) => {
    const place = {
      isFirst: isFirst && items.slice(0, i).every(isEdge),
      isLast: isLast && items.slice(i + 1).every(isEdge),
    };
    return element(item, place, set);
  });
}

const isEdge = ({ kind }: Tree): boolean => kind === 'edge';

function element(item: Tree, place: Place, set: Sets): NoParent<Element>[] {
  switch (item.kind) {
    case 'bytes':
      return [{ type: 'CharacterClass', characters: set(item.set) }];
    case 'edge':
      // The whole subject is matched, so that an edge at the edge asks for nothing. Elsewhere it is not followed.
      if (item.edge === 'begin' ? place.isFirst : place.isLast) return [];
      throw new Unsupported('an edge inside the pattern');
    case 'repeat': {
      const inside = item.max <= 1 ? place : { isFirst: false, isLast: false };
      const { min, max } = item;
      return [{ type: 'Quantifier', min, max, lazy: false, alternatives: alternatives(item.item, inside, set) }];
    }
    case 'choice':
    case 'sequence':
      return [{ type: 'Alternation', alternatives: alternatives(item, place, set) }];
  }
}

interface State {
  readonly nodes: ReadonlySet<NFA.ReadonlyNode>;
  /** By class of bytes; -1 = not walked yet. */
  readonly next: Int32Array;
  readonly accepts: boolean;
  readonly isSettled: boolean;
}

/** Sets of nodes as states, made when first come to. */
class Walker implements Automaton {
  readonly classOf: Uint8Array;
  readonly start: number;
  private readonly states: State[] = [];
  private readonly known = new Map<string, number>();
  private readonly ids = new Map<NFA.ReadonlyNode, number>();
  private readonly classes: number;
  private readonly finals: ReadonlySet<NFA.ReadonlyNode>;

  constructor(nfa: NFA) {
    this.finals = nfa.finals;
    const sets = new Set([...nfa.nodes()].flatMap(({ out }) => [...out.values()]));
    this.classOf = classesOf(sets);
    this.classes = Math.max(...this.classOf) + 1;
    this.start = this.stateOf(new Set([nfa.initial]));
  }

  step(state: number, byte: number): number {
    const from = this.at(state);
    const way = this.classOf[byte] ?? 0;
    const known = from.next[way] ?? -1;
    if (known >= 0) return known;
    const nodes = new Set<NFA.ReadonlyNode>();
    for (const node of from.nodes) for (const [to, via] of node.out) if (via.has(byte)) nodes.add(to);
    return (from.next[way] = this.stateOf(nodes));
  }

  accepts(state: number): boolean {
    return this.at(state).accepts;
  }

  isDead(state: number): boolean {
    return this.at(state).nodes.size === 0;
  }

  isSettled(state: number): boolean {
    return this.at(state).isSettled;
  }

  private at(state: number): State {
    const found = this.states[state];
    if (!found) throw new Error('a state that was never made');
    return found;
  }

  private stateOf(nodes: ReadonlySet<NFA.ReadonlyNode>): number {
    const key = [...nodes]
      .map((node) => this.idOf(node))
      .sort((a, b) => a - b)
      .join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const state = this.states.length;
    if (state >= mostStates) throw new TooLarge();
    this.known.set(key, state);
    const next = new Int32Array(this.classes).fill(-1);
    const accepts = [...nodes].some((node) => this.finals.has(node));
    const isSettled = [...nodes].some((node) => this.finals.has(node) && node.out.get(node)?.isAll === true);
    this.states.push({ nodes, next, accepts, isSettled });
    return state;
  }

  private idOf(node: NFA.ReadonlyNode): number {
    const id = this.ids.get(node) ?? this.ids.size;
    this.ids.set(node, id);
    return id;
  }
}

/** Splits the bytes by every set: two bytes share a class where each set has both or neither. */
function classesOf(sets: Iterable<CharSet>): Uint8Array {
  const classOf = new Uint8Array(256);
  for (const set of sets) {
    const split = new Map<number, number>();
    for (let byte = 0; byte < 256; byte++) {
      const key = (classOf[byte] ?? 0) * 2 + Number(set.has(byte));
      const id = split.get(key) ?? split.size;
      split.set(key, id);
      classOf[byte] = id;
    }
  }
  return classOf;
}
