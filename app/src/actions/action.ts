// What a person can do, as data: menus, the command palette, keys and the help all read the same list. A feature adds a
// provider to providers.ts; nothing else has to know of it.
import type { Ref } from '@portolan/engine';
import type { EdgeId, NodeId } from '@portolan/graph';
import type { LucideIcon } from 'lucide-react';

/** Sections of a menu, in their order; what destroys comes last. */
export const actionGroups = ['edit', 'add', 'order', 'weights', 'clipboard', 'go', 'view', 'page', 'remove'] as const;
export type ActionGroup = (typeof actionGroups)[number];

export interface Action {
  /** Stable, and unique for one target: the palette remembers it, tests and keys find it. */
  readonly id: string;
  /** A verb, with `…` where a question follows. What it acts on stands above it in menu and palette. */
  readonly label: string;
  readonly group: ActionGroup;
  readonly icon?: LucideIcon;
  /** As `shortcutText` reads them: `mod+D`, `F2`, `Alt+ArrowUp`. Pressed on the chart, they run the action. */
  readonly keys?: string;
  /** Why it cannot be done now, in words; it is shown all the same. */
  readonly unavailable?: string;
  run(): void;
}

/** What an action acts on. */
export type Target =
  /** The page as a whole. */
  | { readonly kind: 'app' }
  /** The empty chart. */
  | { readonly kind: 'pane' }
  /** One card; `ref` is where it is written, which the mesh is nowhere. */
  | { readonly kind: 'node'; readonly node: NodeId; readonly ref: Ref | undefined }
  /** A rule, one of its match entries, one condition, one destination: a place inside a VirtualService. */
  | { readonly kind: 'rule' | 'match' | 'condition' | 'destination'; readonly ref: Ref }
  /** A line of the chart; `ref` is the text that makes the link. */
  | { readonly kind: 'edge'; readonly edge: EdgeId; readonly ref: Ref }
  /** Several cards at once. */
  | { readonly kind: 'selection'; readonly refs: readonly Ref[] };
