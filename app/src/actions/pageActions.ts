// What the page itself can do, and where one can go: history, files, dialogs, panes, and every object by name.
import {
  AlignLeft,
  BookOpen,
  ChartColumn,
  CircleHelp,
  ClipboardCopy,
  Download,
  FileDiff,
  Footprints,
  Moon,
  Redo2,
  Share2,
  Sun,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import { tidy } from '../editor/tidy.ts';
import { copyText, downloadText } from '../files/export.ts';
import { translator } from '../i18n/translate.ts';
import { useStore, type State } from '../store/store.ts';
import type { Action } from './action.ts';
import { actionMessages } from './messages.en.ts';
import type { Provider } from './provider.ts';

const t = translator('actions', actionMessages);

export const pageActions: Provider = (target, state) => {
  if (target.kind !== 'app') return [];
  return [...historyActions(state), ...fileActions(), ...lookActions()];
};

function historyActions({ history }: State): readonly Action[] {
  const step = (id: 'undo' | 'redo', icon: Action['icon'], keys: string): Action => {
    const label = history[id].at(-1)?.label;
    return {
      id,
      label: label === undefined ? t(id) : t(`${id}.what`, { what: label }),
      group: 'page',
      keys,
      ...(icon && { icon }),
      ...(label === undefined ? { unavailable: t(`${id}.none`) } : {}),
      run: () => useStore.getState()[id](),
    };
  };
  return [step('undo', Undo2, 'mod+Z'), step('redo', Redo2, 'mod+Shift+Z')];
}

function fileActions(): readonly Action[] {
  const { openDialog } = useStore.getState();
  return [
    { id: 'download', label: t('download'), group: 'page', icon: Download, keys: 'mod+S', run: downloadText },
    { id: 'copy-text', label: t('copyText'), group: 'page', icon: ClipboardCopy, run: () => void copyText() },
    { id: 'tidy', label: t('tidy'), group: 'page', icon: AlignLeft, run: tidy },
    { id: 'share', label: t('share'), group: 'page', icon: Share2, run: () => openDialog('share') },
    { id: 'examples', label: t('examples'), group: 'page', icon: BookOpen, run: () => openDialog('examples') },
    { id: 'help', label: t('help'), group: 'page', icon: CircleHelp, keys: '?', run: () => openDialog('help') },
  ];
}

function lookActions(): readonly Action[] {
  const { openDock, setComparing, setTheme } = useStore.getState();
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  return [
    { id: 'way', label: t('show.way'), group: 'view', icon: Footprints, run: () => openDock('way') },
    { id: 'histogram', label: t('show.histogram'), group: 'view', icon: ChartColumn, run: () => openDock('histogram') },
    { id: 'problems', label: t('show.problems'), group: 'view', icon: TriangleAlert, run: () => openDock('problems') },
    { id: 'compare', label: t('compare'), group: 'view', icon: FileDiff, run: () => setComparing(true) },
    {
      id: 'theme',
      label: t(isDark ? 'theme.light' : 'theme.dark'),
      group: 'view',
      icon: isDark ? Sun : Moon,
      run: () => setTheme(isDark ? 'light' : 'dark'),
    },
  ];
}
