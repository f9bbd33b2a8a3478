// The saved cases and what came of their last run. What runs and edits them is in cases/, which is loaded later.
import type { Case, CaseResult, Coverage } from '@portolan/engine';
import type { StateCreator } from 'zustand';
import type { CaseMark } from './caseMarks.ts';

interface ReadReport {
  readonly from: string;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  readonly notes: readonly string[];
}

export interface CasesSlice {
  /** In the order of the list. They change with the text's history: see `change`. */
  readonly cases: readonly Case[];
  /** By id. A case without a result has not run yet. */
  readonly caseResults: ReadonlyMap<string, CaseResult>;
  /** Undefined before the first run. */
  readonly coverage: Coverage | undefined;
  /** By rule; empty while there is no case. */
  readonly caseMarks: ReadonlyMap<string, CaseMark>;
  readonly isRunningCases: boolean;
  /** Why they stopped running, if they did. */
  readonly caseFailure: string | undefined;
  /** What the last file of cases could not bring in. */
  readonly caseReport: ReadReport | undefined;
}

export const createCasesSlice: StateCreator<CasesSlice> = () => ({
  cases: [],
  caseResults: new Map(),
  coverage: undefined,
  caseMarks: new Map(),
  isRunningCases: false,
  caseFailure: undefined,
  caseReport: undefined,
});
