// Bringing a place into view elsewhere: in the text, on the chart.
import type { Ref } from '@portolan/engine';
import { useStore } from '../store/store.ts';

/** The text pane opens where it is folded or behind a tab. */
export function showInText(ref: Ref): void {
  const { select, setPanes, showPane } = useStore.getState();
  setPanes({ editorOpen: true });
  select(ref, 'details');
  showPane('editor');
}

export function showOnChart(ref: Ref): void {
  const { select, showPane } = useStore.getState();
  select(ref, 'way');
  showPane('canvas');
}
