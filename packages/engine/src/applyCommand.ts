// What a command means, on plain values: the oracle of the compilation to text edits in packages/workspace.
import { expandCommand } from './commands/expand.ts';
import { refuse } from './commands/refuse.ts';
import { changeAt, isList, valueAt } from './commands/values.ts';
import type { Command, PrimitiveCommand } from './command.ts';
import type { Resource } from './model/resource.ts';
import { assertNever, ok } from './problem.ts';
import type { Problem, Result } from './problem.ts';
import type { Json, Ref, ResourceId } from './ref.ts';

/** @returns the objects after the command, in the order of the text */
export function applyCommand(resources: readonly Resource[], command: Command): Result<readonly Json[], Problem> {
  const expanded = expandCommand(resources, command);
  if (!expanded.ok) return expanded;
  let objects: readonly Held[] = resources.map(({ id, value }) => ({ id, value }));
  for (const primitive of expanded.value) {
    const next = applyPrimitive(objects, primitive);
    if (!next.ok) return next;
    objects = next.value;
  }
  return ok(objects.map(({ value }) => value));
}

interface Held {
  /** Absent for what the command itself made. */
  readonly id?: ResourceId;
  readonly value: Json;
}

function applyPrimitive(objects: readonly Held[], command: PrimitiveCommand): Result<readonly Held[], Problem> {
  switch (command.type) {
    case 'create-resource': {
      const at = objects.findIndex(({ id }) => id !== undefined && id === command.after);
      return ok(objects.toSpliced(at < 0 ? objects.length : at + 1, 0, { value: command.value }));
    }
    case 'delete-resource': {
      const at = objects.findIndex(({ id }) => id === command.resource);
      if (at < 0) return refuse('command/no-resource', { resource: command.resource, path: [] });
      return ok(objects.toSpliced(at, 1));
    }
    default: {
      const { at } = command;
      const index = objects.findIndex(({ id }) => id === at.resource);
      const held = objects[index];
      if (held === undefined) return refuse('command/no-resource', at);
      const value = applyToValue(held.value, command);
      return value.ok ? ok(objects.toSpliced(index, 1, { ...held, value: value.value })) : value;
    }
  }
}

type FieldCommand = Extract<PrimitiveCommand, { readonly at: Ref }>;

function applyToValue(value: Json, command: FieldCommand): Result<Json, Problem> {
  const { at } = command;
  switch (command.type) {
    case 'set-field':
      if (command.value === undefined) return removeAt(value, at);
      return orNoPlace(
        changeAt(value, at.path, () => command.value),
        at,
      );
    case 'remove-item':
      return removeAt(value, at);
    case 'insert-item': {
      const { index } = command;
      const list = valueAt(value, at.path) ?? [];
      if (!isList(list)) return refuse('command/not-a-list', at);
      if (index < 0 || index > list.length) return refuse('command/index', at, { index, count: list.length });
      return orNoPlace(
        changeAt(value, at.path, () => list.toSpliced(index, 0, command.value)),
        at,
      );
    }
    case 'move-item': {
      const from = at.path.at(-1);
      const path = at.path.slice(0, -1);
      const list = valueAt(value, path);
      if (!isList(list) || typeof from !== 'number') return refuse('command/not-a-list', at);
      const item = list[from];
      if (item === undefined || command.to < 0 || command.to >= list.length) {
        return refuse('command/index', at, { index: command.to, count: list.length });
      }
      return orNoPlace(
        changeAt(value, path, () => list.toSpliced(from, 1).toSpliced(command.to, 0, item)),
        at,
      );
    }
    default:
      return assertNever(command);
  }
}

/** The last item of a list takes its key along; a list inside a list stays, empty. */
function removeAt(value: Json, at: Ref): Result<Json, Problem> {
  const last = at.path.at(-1);
  const parent = valueAt(value, at.path.slice(0, -1));
  const isKeyed = typeof at.path.at(-2) === 'string';
  const isLastItem = last === 0 && isKeyed && isList(parent) && parent.length === 1;
  const path = isLastItem ? at.path.slice(0, -1) : at.path;
  if (path.length === 0 || valueAt(value, path) === undefined) return refuse('command/no-place', at);
  return orNoPlace(
    changeAt(value, path, () => undefined),
    at,
  );
}

const orNoPlace = (value: Json | undefined, at: Ref): Result<Json, Problem> =>
  value === undefined ? refuse('command/no-place', at) : ok(value);
