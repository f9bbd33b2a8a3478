// Cases that follow an edit of the text by themselves, such as a rule that is remembered as it stands now: no step of its own,
// but part of the last one, so that undoing it brings back the cases as they were.
import type { Case } from '@portolan/engine';
import type { Document, History } from './history.ts';

type Amended = { readonly history: History; readonly cases: readonly Case[] };

export function amend({ history, cases: before = [] }: Document, cases: readonly Case[]): Amended {
  const last = history.undo.at(-1);
  if (!last) return { history, cases };
  const amended = { ...last, cases: last.cases ?? before };
  return { history: { ...history, undo: [...history.undo.slice(0, -1), amended] }, cases };
}
