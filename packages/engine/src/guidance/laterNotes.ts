// Notes beside a decided answer in a page, where they arrive late: they change no outcome. Until then answers have none, and
// whoever asked before asks again when guidance is ready.
import type { traceAgeDoubt as TraceAgeDoubt } from '../age/ageDoubt.ts';
import type { absentFor as AbsentFor } from '../resolve/absent.ts';
import type { unmodelledAhead as Ahead, unmodelledBehind as Behind } from '../resolve/unmodelledHere.ts';

export interface Notes {
  readonly traceAgeDoubt: typeof TraceAgeDoubt;
  readonly absentFor: typeof AbsentFor;
  readonly unmodelledAhead: typeof Ahead;
  readonly unmodelledBehind: typeof Behind;
}

let notes: Notes | undefined;

export const traceAgeDoubt: Notes['traceAgeDoubt'] = (...args) => notes?.traceAgeDoubt(...args) ?? false;
export const absentFor: Notes['absentFor'] = (...args) => notes?.absentFor(...args) ?? [];
export const unmodelledAhead: Notes['unmodelledAhead'] = (...args) => notes?.unmodelledAhead(...args) ?? [];
export const unmodelledBehind: Notes['unmodelledBehind'] = (...args) => notes?.unmodelledBehind(...args) ?? [];

export function provideNotes(given: Notes): void {
  notes = given;
}
