// The saved cases and what came of their last run. What runs and edits them is in cases/, which is loaded later.
import type { Case, CaseResult } from '@portolan/engine';
import type { StateCreator } from 'zustand';

export interface CasesSlice {
  /** In the order of the list. */
  readonly cases: readonly Case[];
  /** By id; empty until the first run. A case without a result has not run yet. */
  readonly caseResults: ReadonlyMap<string, CaseResult>;
  setCases(cases: readonly Case[]): void;
}

export const createCasesSlice: StateCreator<CasesSlice> = (set) => ({
  cases: [],
  caseResults: new Map(),
  setCases: (cases) => set({ cases }),
});
