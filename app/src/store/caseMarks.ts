// What the saved cases say of one rule. The marks are made with the results (cases/marks.ts); here they are looked up.
import type { FoundRule, Ref } from '@portolan/engine';

export interface CaseMark {
  readonly passed: number;
  readonly failed: number;
  /** Some case reaches the rule, and each of its match entries. */
  readonly isCovered: boolean;
}

export const markKey = ({ virtualService, list, index }: FoundRule): string => `${virtualService} ${list} ${index}`;

/** The mark of the rule at `spec.http[i]`. */
export function markAt(marks: ReadonlyMap<string, CaseMark>, { resource, path }: Ref): CaseMark | undefined {
  return marks.size === 0 ? undefined : marks.get(`${resource} ${path[1] ?? ''} ${path[2] ?? ''}`);
}
