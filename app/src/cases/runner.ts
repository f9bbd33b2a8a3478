// Runs the saved cases in the worker whenever they or the mesh change, and puts what came of it where it is shown.
import { coverageOf, rebind, type Case, type CaseResult, type Resource } from '@portolan/engine';
import { amend } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import { applyDelta } from '../worker/delta.ts';
import { worker, type Heard } from '../worker/client.ts';
import { marksOf } from './marks.ts';
import { caseMessages } from './messages.en.ts';

const t = translator('cases', caseMessages);

let asked: {
  readonly resources: readonly Resource[];
  readonly settings: State['settings'];
  readonly cases: readonly Case[];
};
let told: readonly CaseResult[] = [];

/** Without cases only the worker's resources and the list of rules follow: once the text rests, not at every key. */
const restMs = 150;
let timer: ReturnType<typeof setTimeout> | undefined;

/** From now on. Called once, when the page rests. */
export function keepRunning(): void {
  worker.listen('cases', hear);
  runNow(useStore.getState());
  useStore.subscribe((state, before) => {
    if (state.source !== before.source || state.cases !== before.cases || state.settings !== before.settings)
      runIfNew(state);
    tellIfUnseen(state, before);
  });
}

/** Cases that were taken back or brought forth where nobody sees them: said, with the way to see. */
function tellIfUnseen(state: State, before: State): void {
  if (state.cases === before.cases || state.history === before.history || state.source !== before.source) return;
  if (state.dockTab === 'cases' && state.panes.dockOpen) return;
  const undone = state.history.redo.length > before.history.redo.length ? state.history.redo.at(-1) : undefined;
  const again = state.history.undo.at(-1);
  const isAgain = again?.at === Number.NEGATIVE_INFINITY && state.history.undo.length > before.history.undo.length;
  const step = undone ?? (isAgain ? again : undefined);
  if (!step) return;
  const action = { label: t('show'), run: () => state.openDock('cases') };
  state.notify({ tone: 'info', text: t(undone ? 'undone' : 'redone', { what: step.label }), action });
}

export function runNow(state: State): void {
  clearTimeout(timer);
  const { resources } = derivedOf(state);
  const { settings, cases } = state;
  asked = { resources, settings, cases };
  performance.mark('portolan:cases-start');
  useStore.setState({ isRunningCases: true });
  worker.start({ resources, settings }, { type: 'cases', cases });
}

/** Looking changes nothing: where resources, settings and cases are what they were, so are the results. */
function runIfNew(state: State): void {
  clearTimeout(timer);
  const { resources } = derivedOf(state);
  const isSame = asked.resources === resources && asked.settings === state.settings && asked.cases === state.cases;
  if (isSame) return;
  // A whole new text is long to hand over: not in the task that shows it.
  if (state.lastChange?.origin === 'import') timer = setTimeout(() => runNow(useStore.getState()), 0);
  else if (state.cases.length > 0 || asked.cases.length > 0) runNow(state);
  else timer = setTimeout(() => runNow(useStore.getState()), restMs);
}

function hear(heard: Heard): void {
  if ('reason' in heard) return useStore.setState({ isRunningCases: false, caseFailure: heard.reason });
  if (heard.result.type !== 'cases') return;
  told = applyDelta(told, heard.result.results);
  const { cases } = useStore.getState();
  const byId = new Map(told.map((result) => [result.id, result]));
  const coverage = coverageOf(asked.resources, told);
  performance.mark('portolan:cases-done');
  useStore.setState({
    caseResults: byId,
    coverage,
    caseMarks: marksOf(cases, told, coverage),
    isRunningCases: false,
    caseFailure: undefined,
  });
  followRules(cases, byId);
}

/** Rules are remembered as they stand now, so that the next edit finds them too. */
function followRules(cases: readonly Case[], results: ReadonlyMap<string, CaseResult>): void {
  const followed = cases.map((one) => {
    const result = results.get(one.id);
    return result ? rebind(one, result) : one;
  });
  if (followed.some((one, i) => one !== cases[i])) useStore.setState((state) => amend(state, followed));
}
