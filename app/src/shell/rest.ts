// What is fetched once the page rests, so that nothing is fetched later: dialogs, popovers, the histogram, the worker.
// Also the marks by which the bench measures.
import { fetchActions } from '../actions/laterActions.ts';
import { fetchChartParts } from '../canvas/later.ts';
import { useStore, type State } from '../store/store.ts';
import { pageRests } from '../ui/rested.ts';
import { fetchParts } from './arrivals.ts';
import { NarrowPanes } from './laterNarrow.ts';
import { Cases, DropZone, Histogram, Inspector, Problems, Way, Toasts } from './laterPanes.ts';

/** Frames to wait for the chart before the page counts as ready without it. */
const mostFrames = 600;

export function whenDrawn(): void {
  const opened = useStore.getState();
  let frames = 0;
  const look = () => {
    // Who has left the chart for another tab of a narrow page waits for no chart.
    const isDrawn = document.querySelector('[data-drawn]') !== null || useStore.getState().narrowPane !== 'canvas';
    if (!isDrawn && frames++ < mostFrames) return void requestAnimationFrame(look);
    performance.mark('portolan:interactive');
    rest(() => fetchTheRest(opened));
  };
  requestAnimationFrame(look);
  markEdits();
}

function rest(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 1000 });
  else setTimeout(run, 100);
}

function fetchTheRest(opened: State): void {
  pageRests();
  fetchParts();
  void import('../editor/openEditor.ts');
  void import('../store/rememberedWork.ts').then(({ keepRemembering }) => keepRemembering(opened));
  void import('../files/import.ts');
  void import('../files/export.ts');
  void import('../worker/client.ts').then(({ worker }) => worker.warm());
  void import('../cases/runner.ts').then(({ keepRunning }) => keepRunning());
  void import('../reach/unreachable.ts').then(({ keepFinding }) => keepFinding());
  void import('./OpenDialog.tsx');
  void fetchActions();
  void import('../share/open.ts');
  void import('../tester/askImported.ts');
  void import('../tester/HeadersPopover.tsx');
  void import('../connection/ConnectionPopover.tsx');
  void import('../connection/CurlPopover.tsx');
  void import('../tester/SenderPopover.tsx');
  fetchChartParts();
  for (const pane of [Way, Inspector, Problems, Histogram, Cases, DropZone, Toasts, NarrowPanes]) void pane.fetch();
}

/** `portolan:edit-done` when a change of the text has reached the page: after the frame that shows it. */
function markEdits(): void {
  useStore.subscribe((state, before) => {
    if (state.source === before.source) return;
    requestAnimationFrame(() => setTimeout(() => performance.mark('portolan:edit-done'), 0));
  });
}
