// Which suggestions fit what is typed, and what picking one makes of it.
import type { Field, Suggestion } from '@portolan/engine';

/** More than this nobody reads. */
const most = 50;

/**
 * Those that begin with the text before those that hold it; all of them where nothing was typed yet.
 * @param isUntouched the text is what the field held before
 */
export function matching(all: readonly Suggestion[], text: string, isUntouched: boolean): readonly Suggestion[] {
  const wanted = lastPart(text).toLowerCase();
  if (isUntouched || wanted === '') return all.slice(0, most);
  const rank = ({ value }: Suggestion): number => {
    const at = value.toLowerCase().indexOf(wanted);
    return at < 0 ? 2 : Math.min(at, 1);
  };
  const found = all.filter((one) => rank(one) < 2 && one.value !== text);
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, most);
}

/** Fields that list several values in one text take it as the last of them. */
export function withPicked(field: Field, text: string, picked: string): string {
  const holdsSeveral = typeof field.default === 'string' && field.default.includes(',');
  const comma = holdsSeveral ? text.lastIndexOf(',') : -1;
  return text.slice(0, comma + 1) + picked;
}

const lastPart = (text: string): string => text.slice(text.lastIndexOf(',') + 1).trim();
