// Many texts and prefixes as one automaton: a text is accepted where it is one of them, or begins with one that is a prefix.
// Hundreds of exact paths then cost a search as much as one does.
import type { Automaton } from './automata.ts';

interface Node {
  readonly next: Map<number, number>;
  accepts: boolean;
  isSettled: boolean;
}

export interface Literal {
  readonly kind: 'exact' | 'prefix';
  /** One character per byte (bytes.ts). */
  readonly bytes: string;
}

const start = 0;
/** Where no literal goes on. */
const dead = 1;
const node = (): Node => ({ next: new Map(), accepts: false, isSettled: false });

export function automatonOfLiterals(literals: readonly Literal[]): Automaton {
  const nodes: Node[] = [node(), node()];
  const classOf = new Uint8Array(256);
  let classes = 0;
  for (const { kind, bytes } of literals) {
    let at = start;
    for (const char of bytes) {
      const byte = char.charCodeAt(0);
      if (classOf[byte] === 0 && classes < 255) classOf[byte] = ++classes;
      at = nextOf(nodes, at, byte);
    }
    const end = nodes[at];
    if (!end) throw new Error('a node that was never made');
    end.accepts = true;
    end.isSettled ||= kind === 'prefix';
  }
  const at = (state: number): Node | undefined => nodes[state];
  return {
    classOf,
    start,
    step: (state, byte) => (at(state)?.isSettled ? state : (at(state)?.next.get(byte) ?? dead)),
    accepts: (state) => at(state)?.accepts ?? false,
    isDead: (state) => state === dead,
    isSettled: (state) => at(state)?.isSettled ?? false,
  };
}

function nextOf(nodes: Node[], from: number, byte: number): number {
  const next = nodes[from]?.next;
  const known = next?.get(byte);
  if (known !== undefined) return known;
  const made = nodes.push(node()) - 1;
  next?.set(byte, made);
  return made;
}
