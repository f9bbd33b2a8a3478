// Commands come down to a few primitive ones, which alone are applied to values and compiled to text edits.
import type { Command, PrimitiveCommand } from '../command.ts';
import type { Resource } from '../model/resource.ts';
import { assertNever, ok } from '../problem.ts';
import type { Problem, Result } from '../problem.ts';
import type { Json, Ref, ResourceId } from '../ref.ts';
import {
  connectDelegate,
  connectDestination,
  connectGateway,
  disconnectGateway,
  retargetDestination,
  wrapInCanary,
} from './connect.ts';
import { createMissing, duplicateResource } from './create.ts';
import { refuse } from './refuse.ts';
import { renameHost, renameNamespace, renameResource, renameSubset } from './rename.ts';
import { addMatch, bypassByHeader, duplicateItem, mergeRuleBelow, removeCondition, splitRule } from './rules.ts';
import { normaliseWeights, setWeights, splitEvenly } from './weights.ts';

type Expanded = Result<readonly PrimitiveCommand[], Problem>;

export function expandCommand(resources: readonly Resource[], command: Command): Expanded {
  const withResource = (id: ResourceId, use: (resource: Resource) => Expanded): Expanded => {
    const resource = resources.find((one) => one.id === id);
    return resource === undefined ? refuse('command/no-resource', { resource: id, path: [] }) : use(resource);
  };
  const withValue = (at: Ref, use: (value: Json) => Expanded): Expanded =>
    withResource(at.resource, ({ value }) => use(value));

  switch (command.type) {
    case 'set-field':
    case 'insert-item':
    case 'remove-item':
    case 'move-item':
    case 'create-resource':
    case 'delete-resource':
      return ok([command]);
    case 'several':
      return expandAll(resources, command.commands);
    case 'set-weights':
      return withValue(command.at, (value) => setWeights(value, command.at, command.weights));
    case 'split-evenly':
      return withValue(command.at, (value) => splitEvenly(value, command.at));
    case 'normalise-weights':
      return withValue(command.at, (value) => normaliseWeights(value, command.at));
    case 'duplicate-item':
      return withValue(command.at, (value) => duplicateItem(value, command.at));
    case 'split-rule':
      return withValue(command.at, (value) => splitRule(value, command.at, command.entry));
    case 'merge-rule-below':
      return withValue(command.at, (value) => mergeRuleBelow(value, command.at));
    case 'add-match':
      return withValue(command.at, (value) => addMatch(value, command.at, command.value));
    case 'remove-condition':
      return withValue(command.at, (value) => removeCondition(value, command.at));
    case 'duplicate-resource':
      return withResource(command.resource, (resource) => duplicateResource(resources, resource, command.name));
    case 'rename-resource':
      return withResource(command.resource, (resource) => renameResource(resources, resource, command.name));
    case 'rename-subset':
      return withResource(command.at.resource, (rule) => renameSubset(resources, rule, command.at, command.name));
    case 'rename-host':
      return renameHost(resources, command.from, command.to);
    case 'rename-namespace':
      return renameNamespace(resources, command.from, command.to);
    case 'connect-gateway':
      return withResource(command.virtualService, (by) =>
        withResource(command.gateway, (to) => connectGateway(by, to)),
      );
    case 'disconnect-gateway':
      return withResource(command.virtualService, (by) =>
        withResource(command.gateway, (to) => disconnectGateway(by, to)),
      );
    case 'connect-destination':
      return withValue(command.at, (value) => connectDestination(value, command.at, command.to));
    case 'retarget-destination':
      return withValue(command.at, (value) => retargetDestination(value, command.at, command.to));
    case 'connect-delegate':
      return withResource(command.at.resource, (by) =>
        withResource(command.virtualService, (to) => connectDelegate(by, command.at, to)),
      );
    case 'wrap-in-canary':
      return withValue(command.at, (value) => wrapInCanary(value, command.at, command.to, command.percent));
    case 'bypass-by-header':
      return withValue(command.at, (value) => bypassByHeader(value, command.at, command));
    case 'create-missing':
      return createMissing(resources, command);
    default:
      return assertNever(command);
  }
}

function expandAll(resources: readonly Resource[], commands: readonly Command[]): Expanded {
  const primitives: PrimitiveCommand[] = [];
  for (const command of commands) {
    const expanded = expandCommand(resources, command);
    if (!expanded.ok) return expanded;
    primitives.push(...expanded.value);
  }
  return ok(primitives);
}
