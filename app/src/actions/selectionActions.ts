// What can be done with one object or several alike: copy, cut, duplicate, delete, fold. And all of them at once.
import type { Command, Ref } from '@portolan/engine';
import {
  ClipboardCopy,
  ClipboardPaste,
  CopyPlus,
  FoldVertical,
  LandPlot,
  PinOff,
  Scissors,
  Search,
  SquareDashedMousePointer,
  Trash2,
  UnfoldVertical,
} from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import type { Action, Target } from './action.ts';
import { copyObjects, pasteFromClipboard } from './clipboard.ts';
import { actionMessages } from './messages.en.ts';
import { commandAction, perform, tellWithUndo } from './perform.ts';
import type { Provider } from './provider.ts';

const t = translator('actions', actionMessages);

export const selectionActions: Provider = (target, state) => {
  switch (target.kind) {
    case 'node':
      return target.ref && derivedOf(state).resources.some(({ id }) => id === target.ref?.resource)
        ? clipboardActions([target.ref])
        : [];
    case 'selection':
      return [...clipboardActions(target.refs), ...severalActions(state, target)];
    case 'pane':
      return paneActions(state);
    case 'app':
    case 'rule':
    case 'match':
    case 'condition':
    case 'destination':
    case 'edge':
      return [];
  }
};

function clipboardActions(refs: readonly Ref[]): readonly Action[] {
  return [
    {
      id: 'copy',
      label: t('copy'),
      group: 'clipboard',
      icon: ClipboardCopy,
      keys: 'mod+C',
      run: () => void copyObjects(refs),
    },
    {
      id: 'cut',
      label: t('cut'),
      group: 'clipboard',
      icon: Scissors,
      keys: 'mod+X',
      run: () =>
        void copyObjects(refs).then((isCopied) => isCopied && deleteAll(refs, t('cut.step', { count: refs.length }))),
    },
  ];
}

function severalActions(state: State, { refs }: Extract<Target, { kind: 'selection' }>): readonly Action[] {
  const count = refs.length;
  const copies = wholes(refs).map(({ resource }): Command => ({ type: 'duplicate-resource', resource }));
  return [
    commandAction(state, {
      id: 'duplicate',
      label: t('duplicate'),
      group: 'edit',
      icon: CopyPlus,
      keys: 'mod+D',
      command: { type: 'several', commands: copies },
      step: t('duplicate.several', { count }),
    }),
    {
      id: 'delete',
      label: t('delete'),
      group: 'remove',
      icon: Trash2,
      keys: 'Delete',
      run: () => deleteAll(refs, t('delete.several', { count })),
    },
  ];
}

function paneActions(state: State): readonly Action[] {
  const { nodes } = derivedOf(state).graph;
  const refs = nodes.flatMap(({ ref, missing }) => (ref && !missing ? [ref] : []));
  const ladders = nodes.filter(({ kind }) => kind === 'virtual-service');
  const folded = ladders.filter(({ collapsed }) => collapsed).length;
  const fold = (isFolded: boolean): void =>
    useStore.getState().setFolded(
      ladders.map(({ id }) => id),
      isFolded,
    );
  return [
    {
      id: 'paste',
      label: t('paste'),
      group: 'clipboard',
      icon: ClipboardPaste,
      run: () => void pasteFromClipboard(),
    },
    {
      id: 'select-all',
      label: t('selectAll'),
      group: 'view',
      icon: SquareDashedMousePointer,
      keys: 'mod+A',
      ...(refs.length === 0 ? { unavailable: t('selectAll.none') } : {}),
      run: () => useStore.getState().selectAll(refs),
    },
    {
      id: 'find',
      label: t('find'),
      group: 'go',
      icon: Search,
      keys: 'mod+F',
      run: () => {
        useStore.getState().showPane('canvas');
        useStore.setState({ isSearching: true });
      },
    },
    {
      id: 'namespaces',
      label: t(state.byNamespace ? 'namespaces.off' : 'namespaces.on'),
      group: 'view',
      icon: LandPlot,
      keys: 'G',
      run: () => useStore.getState().toggleNamespaces(),
    },
    {
      id: 'unpin-all',
      label: t('unpin.all'),
      group: 'view',
      icon: PinOff,
      ...(Object.keys(state.pins).length === 0 ? { unavailable: t('unpin.all.none') } : {}),
      run: () => useStore.getState().clearPins(),
    },
    {
      id: 'fold-all',
      label: t('collapse.all'),
      group: 'view',
      icon: FoldVertical,
      ...(folded === ladders.length ? { unavailable: t('collapse.all.done') } : {}),
      run: () => fold(true),
    },
    {
      id: 'unfold-all',
      label: t('expand.all'),
      group: 'view',
      icon: UnfoldVertical,
      ...(folded === 0 ? { unavailable: t('expand.all.done') } : {}),
      run: () => fold(false),
    },
  ];
}

/** One step of the history. Of one list, the last item goes first: the places of the others stay. */
function deleteAll(refs: readonly Ref[], step: string): void {
  const whole = wholes(refs);
  const gone = new Set(whole.map(({ resource }) => resource));
  const parts = refs
    .filter(({ resource, path }) => path.length > 0 && !gone.has(resource))
    .toSorted((a, b) => Number(b.path.at(-1)) - Number(a.path.at(-1)));
  const commands = [
    ...whole.map(({ resource }): Command => ({ type: 'delete-resource', resource })),
    ...parts.map((at): Command => ({ type: 'remove-item', at })),
  ];
  if (!perform({ type: 'several', commands }, step)) return;
  useStore.getState().select(undefined, 'canvas');
  tellWithUndo(t('deleted.several', { count: refs.length }));
}

const wholes = (refs: readonly Ref[]): readonly Ref[] => refs.filter(({ path }) => path.length === 0);
