// Repairs that take one command, offered beside a finding. What needs a person's choice is not guessed here.
import type { Command } from './command.ts';
import type { Json, Ref } from './ref.ts';

/**
 * Findings about something that may simply go: an unknown key, a rule that is never reached, a setting without effect. Not
 * among them: single matches, as a rule that loses its last one takes everything.
 */
const removable: ReadonlySet<string> = new Set([
  ...['V-MD-01', 'V-MD-02', 'V-MD-06', 'V-MD-09', 'V-MD-10'],
  ...['V-VS-11', 'V-VS-13', 'V-VS-14', 'V-VS-15', 'V-VS-16', 'V-VS-17', 'V-VS-18', 'V-VS-19', 'V-VS-21'],
  ...['V-VS-27', 'V-VS-28', 'V-VS-42', 'V-VS-47', 'V-VS-52', 'V-VS-64', 'V-VS-65', 'V-VS-67', 'V-VS-74', 'V-VS-85'],
  ...['V-VS-86', 'V-VS-88', 'V-EX-01', 'V-GW-03', 'V-GW-12', 'V-GW-21', 'V-GW-23', 'V-GW-24'],
  ...['V-GW-25', 'V-GW-26', 'V-GW-32', 'V-GW-33', 'V-DR-02', 'V-DR-04', 'V-DR-08', 'V-DR-10', 'V-DR-11', 'V-DR-19'],
  ...['V-DR-24', 'V-DR-30', 'V-DR-40', 'V-SE-10', 'V-SE-28', 'V-SE-33', 'V-SC-04', 'V-SC-06', 'V-SV-08'],
]);

/**
 * @param instead a value that would do at `at`
 * @returns alternatives, the best first
 */
export function fixesFor(code: string, at: Ref, instead: Json | undefined): readonly Command[] {
  const rule: Ref = { resource: at.resource, path: at.path.slice(0, -1) };
  if (code === 'V-VS-73') return [{ type: 'split-evenly', at: rule }];
  if (code === 'V-VS-76') return [{ type: 'normalise-weights', at: rule }];
  const fixes: Command[] = instead === undefined ? [] : [{ type: 'set-field', at, value: instead }];
  if (!removable.has(code)) return fixes;
  const isItem = typeof at.path[at.path.length - 1] === 'number';
  return [...fixes, isItem ? { type: 'remove-item', at } : { type: 'set-field', at, value: undefined }];
}
