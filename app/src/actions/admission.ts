// What the API server would newly have against an object, were a command carried out: asked before anything is written.
import {
  admit,
  applyCommand,
  decode,
  type Command,
  type Problem,
  type Resource,
  type ResourceId,
} from '@portolan/engine';

/** @returns the first error that the object does not have already, in words; undefined when there is none */
export function newRefusal(resources: readonly Resource[], id: ResourceId, command: Command): string | undefined {
  const at = resources.findIndex((resource) => resource.id === id);
  const before = resources[at];
  if (before === undefined) return undefined;
  const applied = applyCommand(resources, command);
  if (!applied.ok) return applied.error.message;
  const after = decode(applied.value[at]).resource;
  if (after === undefined) return undefined;
  const known = new Set(errorsOf(before).map(keyOf));
  return errorsOf(after).find((problem) => !known.has(keyOf(problem)))?.message;
}

const errorsOf = (resource: Resource): readonly Problem[] =>
  admit(resource).filter(({ severity }) => severity === 'error');

const keyOf = ({ code, message }: Problem): string => `${code} ${message}`;
