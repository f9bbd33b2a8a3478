// How things are shown: theme, panes, places of pinned nodes. None of it is an edit, none of it is undone.
import type { Pins } from '@portolan/graph';
import type { Folds } from '@portolan/workspace';
import type { StateCreator } from 'zustand';

export type Theme = 'system' | 'light' | 'dark';
export type DockTab = 'way' | 'cases' | 'histogram' | 'problems';
export type PaneName = 'editor' | 'canvas' | 'details' | 'dock';

export interface Panes {
  readonly editorOpen: boolean;
  /** Where there is little room they open with the first selection. */
  readonly detailsOpen: boolean | 'on-selection';
  readonly dockOpen: boolean;
  /** CSS pixels. */
  readonly editorWidth: number;
  readonly detailsWidth: number;
  readonly dockHeight: number;
}

export interface ViewSlice {
  readonly theme: Theme;
  readonly panes: Panes;
  readonly dockTab: DockTab;
  /** The one pane shown where the page is too narrow for all. */
  readonly narrowPane: PaneName;
  readonly pins: Pins;
  /** Which rules were folded away or shown by hand; the others follow from how many there are. */
  readonly folds: Folds;
  /** Each namespace is drawn in a region of its own. */
  readonly byNamespace: boolean;
  /** The editor shows what changed since the text was loaded. */
  readonly isComparing: boolean;
  setComparing(isComparing: boolean): void;
  setTheme(theme: Theme): void;
  setPanes(panes: Partial<Panes>): void;
  /** Opens the dock at a tab, on a narrow page too. */
  openDock(tab: DockTab): void;
  showPane(pane: PaneName): void;
  pin(places: Pins): void;
  unpin(node: string): void;
  clearPins(): void;
  /** Hides or shows the rules of VirtualServices. */
  setFolded(nodes: readonly string[], isFolded: boolean): void;
  toggleNamespaces(): void;
}

export const defaultPanes: Panes = {
  editorOpen: true,
  detailsOpen: innerWidth >= 1600 || 'on-selection',
  dockOpen: true,
  editorWidth: share(innerWidth, 0.25, 320, 480),
  detailsWidth: share(innerWidth, 0.17, 272, 340),
  dockHeight: share(innerHeight, 0.27, 180, 300),
};

/** Part of the page, within what can be read and what would be too much. */
function share(size: number, part: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, size * part)));
}

export const createViewSlice: StateCreator<ViewSlice> = (set) => ({
  theme: 'system',
  panes: defaultPanes,
  dockTab: 'way',
  narrowPane: 'canvas',
  pins: {},
  folds: {},
  byNamespace: false,
  isComparing: false,
  setComparing: (isComparing) =>
    set(({ panes }) =>
      isComparing ? { isComparing, narrowPane: 'editor', panes: { ...panes, editorOpen: true } } : { isComparing },
    ),
  setTheme: (theme) => set({ theme }),
  setPanes: (panes) => set((state) => ({ panes: { ...state.panes, ...panes } })),
  openDock: (dockTab) => set((state) => ({ dockTab, narrowPane: 'dock', panes: { ...state.panes, dockOpen: true } })),
  showPane: (narrowPane) => set({ narrowPane }),
  pin: (places) => set((state) => ({ pins: { ...state.pins, ...places } })),
  unpin: (node) =>
    set((state) => ({ pins: Object.fromEntries(Object.entries(state.pins).filter(([id]) => id !== node)) })),
  clearPins: () => set({ pins: {} }),
  toggleNamespaces: () => set((state) => ({ byNamespace: !state.byNamespace })),
  setFolded: (nodes, isFolded) =>
    set((state) => ({ folds: { ...state.folds, ...Object.fromEntries(nodes.map((node) => [node, isFolded])) } })),
});
