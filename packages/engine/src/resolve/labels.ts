// Label selectors: every pair wanted must be there.
import type { Labels } from '../model/resource.ts';

export function isSubset(wanted: Labels, labels: Labels): boolean {
  for (const key in wanted) if (wanted[key] !== labels[key]) return false;
  return true;
}
