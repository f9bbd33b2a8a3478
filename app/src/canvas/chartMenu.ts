// The menu of whatever is pressed on the chart, by the right button or by the keys for it. What stands where is written on
// the elements: cards and lines carry the id that React Flow gives them, what lies inside a card its path in the text.
import type { Path } from '@portolan/engine';
import { nodeIn } from '@portolan/graph';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Target } from '../actions/action.ts';
import { loadedActions } from '../actions/laterActions.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import { selectionIn } from './state.ts';

export function onContextMenu(event: MouseEvent): void {
  if (!(event.target instanceof Element)) return;
  if (openMenuOf(event.target, { x: event.clientX, y: event.clientY })) event.preventDefault();
}

/** @returns whether there is one */
export function openMenuOf(element: Element, at: { readonly x: number; readonly y: number }): boolean {
  const target = targetUnder(useStore.getState(), element);
  return target !== undefined && open(target, at);
}

/** @returns whether the key was one that opens a menu */
export function onMenuKey(event: KeyboardEvent): boolean {
  if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return false;
  if (!(event.target instanceof Element)) return false;
  const { left, bottom, top } = event.target.getBoundingClientRect();
  // Of a tall card the menu hangs near its name.
  const target = keyTarget(useStore.getState(), event.target);
  return target !== undefined && open(target, { x: left + inset, y: Math.min(bottom, top + farthest) });
}

/** CSS pixels. */
const inset = 12;
const farthest = 48;

function open(target: Target, at: { readonly x: number; readonly y: number }): boolean {
  const state = useStore.getState();
  if (!loadedActions()) return false;
  // What a menu is about is selected; several that are selected together stay so.
  if (!isAmongSelected(state, target) && 'ref' in target && target.ref) state.select(target.ref, 'canvas');
  const chosen = useStore.getState();
  state.openMenu({ target: isAmongSelected(chosen, target) ? together(chosen, target) : target, at });
  return true;
}

function isAmongSelected({ alsoSelected, selection }: State, target: Target): boolean {
  if (alsoSelected.length === 0 || target.kind !== 'node') return false;
  return [selection, ...alsoSelected].some((ref) => ref?.resource === target.ref?.resource);
}

function together({ alsoSelected, selection }: State, target: Target): Target {
  return selection ? { kind: 'selection', refs: [selection, ...alsoSelected] } : target;
}

/**
 * What keys are meant for: what has the focus. Where that is a card of which a part is selected, that part; where several are
 * selected, or the focus is on no part of the chart, the selection.
 */
export function keyTarget(state: State, element: EventTarget): Target | undefined {
  const actions = loadedActions();
  if (!actions) return undefined;
  const target = element instanceof Element ? targetUnder(state, element) : undefined;
  if (!target || target.kind === 'pane' || state.alsoSelected.length > 0) return actions.selectedTarget(state);
  return target.kind === 'node' && isSelectedIn(state, target) ? actions.selectedTarget(state) : target;
}

function isSelectedIn(state: State, { node }: Extract<Target, { kind: 'node' }>): boolean {
  return selectionIn(state, node) !== undefined;
}

/** What the pointer is on, or what has the focus. */
function targetUnder(state: State, element: Element): Target | undefined {
  const { graph } = derivedOf(state);
  const line = element.closest('[data-edge], .react-flow__edge[data-id]');
  if (line instanceof HTMLElement || line instanceof SVGElement) {
    const id = line.dataset['edge'] ?? line.dataset['id'];
    const edge = graph.edges.find((one) => one.id === id);
    return edge && { kind: 'edge', edge: edge.id, ref: edge.ref };
  }
  const card = element.closest('.react-flow__node');
  const node = card instanceof HTMLElement ? nodeIn(graph, card.dataset['id'] ?? '') : undefined;
  if (!node) return element.closest('.react-flow__pane, .react-flow') ? { kind: 'pane' } : undefined;
  const inner = element.closest('[data-at]');
  const path = inner instanceof HTMLElement && card?.contains(inner) ? readPlace(inner) : undefined;
  const whole: Target = { kind: 'node', node: node.id, ref: node.ref };
  if (!path || !node.ref) return whole;
  return loadedActions()?.targetAt(state, { resource: node.ref.resource, path }) ?? whole;
}

function readPlace(element: HTMLElement): Path {
  return JSON.parse(element.dataset['at'] ?? '[]') as Path;
}
