// Refusals of commands as Problems.
import { commandMessages } from '../messages/commands.ts';
import { fill } from '../messages/fill.ts';
import { err } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Ref } from '../ref.ts';

export type Refused = { readonly ok: false; readonly error: Problem };

export function refuse(
  code: keyof typeof commandMessages,
  at: Ref,
  values: Readonly<Record<string, string | number>> = {},
): Refused {
  const message = fill(commandMessages[code], {
    path: at.path.join('.') || at.resource,
    resource: at.resource,
    ...values,
  });
  return err({ code, severity: 'error', message, at });
}
