// The states of the app worth looking at, feature by feature; a feature adds its own in states/.

import { actionStates } from './states/actions.ts';
import { canvasStates } from './states/canvas.ts';
import { caseStates } from './states/cases.ts';
import { editorStates } from './states/editor.ts';
import { formStates } from './states/forms.ts';
import { pageStates } from './states/page.ts';
import { problemStates } from './states/problems.ts';
import { reachStates } from './states/reach.ts';
import { simulationStates } from './states/simulation.ts';
import { testerStates } from './states/tester.ts';
import { node, type State } from './states/state.ts';

export const states: readonly State[] = [
  ...testerStates,
  ...simulationStates,
  ...problemStates,
  ...canvasStates,
  ...editorStates,
  ...reachStates,
  ...caseStates,
  ...pageStates,
  ...actionStates,
  ...formStates,
];

/** The picture on the front page: the tutorial, answered, its VirtualService selected. */
export const readmeState: State = {
  name: 'readme',
  drive: async (page) => {
    await node(page, /^VirtualService httpserver/).click();
    await page.waitForTimeout(300);
  },
};
