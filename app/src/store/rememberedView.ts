// How the page looked at the last visit. What is read back is checked; anything odd is left aside.
import { isObject, type Json } from '@portolan/engine';
import { readStored } from './storage.ts';
import type { State } from './store.ts';
import { defaultPanes, type DockTab, type Panes, type Theme } from './viewSlice.ts';

export function rememberedView(): Partial<State> {
  const view = readStored('view');
  if (!isObject(view)) return {};
  const { theme, dockTab, panes, byNamespace } = view;
  return {
    ...(isOneOf(theme, themes) ? { theme } : {}),
    ...(isOneOf(dockTab, dockTabs) ? { dockTab } : {}),
    byNamespace: byNamespace === true,
    panes: readPanes(panes),
  };
}

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const dockTabs: readonly DockTab[] = ['way', 'cases', 'histogram', 'problems'];

function isOneOf<T extends string>(value: unknown, all: readonly T[]): value is T {
  return all.some((one) => one === value);
}

function readPanes(value: Json | undefined): Panes {
  const given = isObject(value) ? value : {};
  const flag = <K extends keyof Panes>(key: K) => (typeof given[key] === 'boolean' ? given[key] : defaultPanes[key]);
  const size = (key: keyof Panes) => {
    const kept = given[key];
    return typeof kept === 'number' && kept >= 90 && kept <= 800 ? kept : Number(defaultPanes[key]);
  };
  return {
    editorOpen: flag('editorOpen'),
    detailsOpen: flag('detailsOpen'),
    dockOpen: flag('dockOpen'),
    editorWidth: size('editorWidth'),
    detailsWidth: size('detailsWidth'),
    dockHeight: size('dockHeight'),
  };
}
