// One document's text to a tree with places. Most texts the simple reader knows for sure; the others need the `yaml` library,
// a large part of a page's code, which whoever builds a page may let arrive later: index.ts brings it along, later.ts on demand.
import { textProblem, type TextProblem } from './problem.ts';
import { readSimple } from './simple.ts';
import type { Node } from './tree.ts';

export interface Parsed {
  /** Undefined for a document without content. */
  readonly root: Node | undefined;
  readonly problems: readonly TextProblem[];
}

interface Library {
  readonly parseAll: (text: string) => Parsed;
  /** What is wrong with a text that is a template, whatever the parser stumbled over. */
  readonly templateProblem: (text: string) => TextProblem | undefined;
}

let library: Library | undefined;

export function provideLibrary(given: Library): void {
  library = given;
}

/** The simple reader where it knows the text for sure, else the library; their trees are the same. */
export function parse(text: string): Parsed {
  const root = readSimple(text);
  if (root !== undefined) return { root, problems: [] };
  return library?.parseAll(text) ?? { root: undefined, problems: [waiting] };
}

export const templateProblem = (text: string): TextProblem | undefined => library?.templateProblem(text);

/** Of a document that needs the library before it has arrived. */
const waiting: TextProblem = textProblem('yaml/waiting', { from: 0, to: 0 }, {});

export const isWaitingFor = ({ problems }: Pick<Parsed, 'problems'>): boolean => problems[0] === waiting;
