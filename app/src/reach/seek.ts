// Seeks a request that reaches a rule, and shows what came of it. What is shown holds for the text, the settings and the sender
// as they are: where one of them changes meanwhile, it is sought anew.
import type { ConnectionReach, ListedRule, Reach } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import type { Unreachable } from '../worker/protocol.ts';
import { askWorker, stopAsking } from './askWorker.ts';
import { reachMessages } from './messages.en.ts';
import { nameOf } from './rule.ts';
import { isProvedNow } from './unreachable.ts';

const t = translator('reach', reachMessages);
/** Most questions are answered before anybody could read that they are being thought about. */
const patienceMs = 400;

export type Witness = Extract<Reach | ConnectionReach, { readonly kind: 'witness' }>;
type Hear = (witness: Witness, rule: ListedRule) => void;

/** The question that is being answered, or whose answer is shown. */
interface Sought {
  readonly rule: ListedRule;
  readonly hear: Hear;
  readonly timer?: ReturnType<typeof setTimeout>;
}
let sought: Sought | undefined;

/** @param hear what becomes of a request that is found; that there is none is shown */
export function seek(rule: ListedRule, hear: Hear): void {
  clearTimeout(sought?.timer);
  const { client, toldReach, tellReach } = useStore.getState();
  // No answer to another question stays in sight.
  if (toldReach) tellReach({ rule });
  sought = { rule, hear, timer: setTimeout(() => tellReach({ rule }), patienceMs) };
  askWorker({ type: 'reach', client, rule }, 'reach', (answer) => {
    clearTimeout(sought?.timer);
    if ('reach' in answer) {
      const { reach } = answer;
      return reach.kind === 'witness' ? hear(reach, rule) : tellReach({ rule, reach });
    }
    stopSeeking();
    useStore.getState().notify({ tone: 'error', text: t('failed', { reason: answer.reason }) });
  });
}

/** Nothing is sought or shown any more. */
export function stopSeeking(): void {
  clearTimeout(sought?.timer);
  sought = undefined;
  stopAsking('reach');
  const { toldReach, closeDialog } = useStore.getState();
  if (toldReach) closeDialog();
}

/** Before there is an answer: says that there is none, and offers to look again. */
export function giveUp(): void {
  const given = sought;
  stopSeeking();
  if (!given) return;
  const { rule, hear } = given;
  useStore.getState().notify({
    tone: 'info',
    text: t('stopped', { rule: nameOf(rule) }),
    action: { label: t('again'), run: () => seek(rule, hear) },
  });
}

/** Why nothing reaches a rule, by the mark that says so. After an edit the mark may be older than the text. */
export function showWhy({ rule, reach }: Unreachable): void {
  if (!isProvedNow()) return seek(rule, showWitness);
  sought = { rule, hear: showWitness };
  useStore.getState().tellReach({ rule, reach });
}

const showWitness: Hear = (witness, rule) => useStore.getState().tellReach({ rule, reach: witness });

const isAboutTheSame = (a: State, b: State): boolean =>
  a.settings === b.settings &&
  a.client === b.client &&
  (a.source === b.source || derivedOf(a).resources === derivedOf(b).resources);

useStore.subscribe((state, before) => {
  if (!sought) return;
  if (before.toldReach && !state.toldReach) stopSeeking();
  // Nobody who reads a proof wants another request put in place of theirs.
  else if (!isAboutTheSame(state, before)) seek(sought.rule, state.toldReach ? showWitness : sought.hear);
});
