// What can be done with one object of the chart, or one subset: rename, copy, delete, show, fold, create what is missing.
import { child, expandCommand, type Command, type Ref, type Resource, type ResourceId } from '@portolan/engine';
import { nodeIn, type GraphNode } from '@portolan/graph';
import { CopyPlus, FoldVertical, Locate, PenLine, PinOff, Plus, Trash2, UnfoldVertical } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import type { Action } from './action.ts';
import { actionMessages } from './messages.en.ts';
import { attempt, commandAction, perform, staleReason, tellWithUndo } from './perform.ts';
import type { Provider } from './provider.ts';
import { showInText } from './show.ts';

const t = translator('actions', actionMessages);

export const objectActions: Provider = (target, state) => {
  if (target.kind !== 'node') return [];
  const node = nodeIn(derivedOf(state).graph, target.node);
  if (!node) return [];
  return [...writtenActions(state, node), ...lookActions(state, node)];
};

function writtenActions(state: State, node: GraphNode): readonly Action[] {
  const { ref, missing } = node;
  if (missing) return [createMissing(state, node, { type: 'create-missing', ...missing })];
  const resource = ref && derivedOf(state).resources.find(({ id }) => id === ref.resource);
  if (!resource || !ref) return [];
  return node.kind === 'subset'
    ? subsetActions(state, resource, ref, node.title)
    : wholeActions(state, resource, node.title);
}

function wholeActions(state: State, resource: Resource, name: string): readonly Action[] {
  const { id } = resource;
  const reason = staleReason(state, id);
  return [
    {
      id: 'rename',
      label: t('rename'),
      group: 'edit',
      icon: PenLine,
      keys: 'F2',
      ...(reason === undefined ? {} : { unavailable: reason }),
      run: () =>
        askName(t('rename.title', { kind: kindOf(resource), name }), name, (to) => renameResource(resource, to)),
    },
    commandAction(state, {
      id: 'duplicate',
      label: t('duplicate'),
      group: 'edit',
      icon: CopyPlus,
      keys: 'mod+D',
      command: { type: 'duplicate-resource', resource: id },
      step: t('duplicate.step', { name }),
    }),
    {
      id: 'delete',
      label: t('delete'),
      group: 'remove',
      icon: Trash2,
      keys: 'Delete',
      run: () => deleteResource(resource),
    },
  ];
}

function subsetActions(state: State, rule: Resource, at: Ref, name: string): readonly Action[] {
  return [
    {
      id: 'rename',
      label: t('rename'),
      group: 'edit',
      icon: PenLine,
      keys: 'F2',
      run: () =>
        askName(t('rename.title', { kind: t('subset'), name }), name, (to) => ({
          type: 'rename-subset',
          at,
          name: to,
        })),
    },
    commandAction(state, {
      id: 'duplicate',
      label: t('duplicate'),
      group: 'edit',
      icon: CopyPlus,
      keys: 'mod+D',
      command: { type: 'duplicate-item', at },
      step: t('duplicate.step', { name }),
    }),
    {
      id: 'delete',
      label: t('delete'),
      group: 'remove',
      icon: Trash2,
      keys: 'Delete',
      run: () => {
        if (perform({ type: 'remove-item', at }, t('delete.step', { name }))) told(t('subset'), name);
      },
    },
    {
      id: 'delete-rule',
      label: t('delete.destinationRule', { name: rule.name }),
      group: 'remove',
      icon: Trash2,
      run: () => deleteResource(rule),
    },
  ];
}

function lookActions(state: State, node: GraphNode): readonly Action[] {
  const { ref } = node;
  const actions: Action[] = [];
  if (ref) {
    actions.push({ id: 'show', label: t('show'), group: 'go', icon: Locate, run: () => showInText(ref) });
  }
  if (node.kind === 'virtual-service' && (node.rules.length > 0 || node.collapsed)) {
    actions.push({
      id: 'fold',
      label: t(node.collapsed ? 'expand' : 'collapse'),
      group: 'view',
      icon: node.collapsed ? UnfoldVertical : FoldVertical,
      keys: 'E',
      run: () => useStore.getState().setFolded([node.id], !node.collapsed),
    });
  }
  if (node.id in state.pins) {
    actions.push({
      id: 'unpin',
      label: t('unpin'),
      group: 'view',
      icon: PinOff,
      run: () => useStore.getState().unpin(node.id),
    });
  }
  return actions;
}

function createMissing(state: State, { title }: GraphNode, command: Command): Action {
  return commandAction(state, {
    id: 'create-missing',
    label: t('createMissing', { name: title }),
    group: 'add',
    icon: Plus,
    command,
  });
}

const kindOf = (resource: Resource): string => (resource.kind === 'Other' ? resource.actualKind : resource.kind);

function deleteResource(resource: Resource): void {
  const { id, name } = resource;
  const { selection, select } = useStore.getState();
  if (!perform({ type: 'delete-resource', resource: id }, t('delete.step', { name }))) return;
  if (selection?.resource === id) select(undefined, 'canvas');
  told(kindOf(resource), name);
}

const told = (kind: string, name: string): void => tellWithUndo(t('deleted', { kind, name }));

function renameResource(resource: Resource, name: string): Command {
  return { type: 'rename-resource', resource: resource.id, name };
}

/** Asks for a name, and tells how many references change with it. */
function askName(title: string, old: string, commandOf: (name: string) => Command): void {
  useStore.getState().askFor({
    title,
    submit: t('rename.submit'),
    fields: [{ id: 'name', label: t('rename.name'), kind: 'text', value: old }],
    note: ({ name = '' }) => {
      if (name === old) return undefined;
      const expanded = expandCommand(derivedOf(useStore.getState()).resources, commandOf(name));
      // One of the changes is the name itself.
      return expanded.ok ? t('rename.note', { count: expanded.value.length - 1 }) : expanded.error.message;
    },
    answer: ({ name = '' }) => {
      if (name === old) return undefined;
      const command = commandOf(name);
      const refusal = attempt(command, t('rename.step', { old, name }));
      if (refusal === undefined) followName(command);
      return refusal;
    },
  });
}

/** What was selected under the old name is so under the new one. */
function followName(command: Command): void {
  if (command.type !== 'rename-resource') return;
  const { selection, select } = useStore.getState();
  if (selection?.resource !== command.resource) return;
  const id = command.resource.replace(/[^/]+$/, command.name) as ResourceId;
  select(child({ resource: id, path: [] }, ...selection.path), 'canvas');
}
