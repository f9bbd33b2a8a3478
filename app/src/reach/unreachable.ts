// The rules that nothing reaches, as the worker finds them when the page rests after an edit. Marks stay until they are known
// anew, so that none flickers.
import type { ListedRule, MeshSettings, Resource } from '@portolan/engine';
import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import { worker } from '../worker/client.ts';
import type { Unreachable } from '../worker/protocol.ts';

const none: ReadonlyMap<string, Unreachable> = new Map();
/** `open`: rules that had not had their turn when the time for them was over; `isGoingOn`: they are having it now. */
const useUnreachable = create(() => ({ byRule: none, open: 0, isGoingOn: false }));

/** How many rules nothing is known of yet, and whether they are looked at. */
export const useOpenRules = (): { readonly open: number; readonly isGoingOn: boolean } =>
  useUnreachable(useShallow(({ open, isGoingOn }) => ({ open, isGoingOn })));

const keyOf = ({ virtualService, list, index, match }: ListedRule): string =>
  `${virtualService} ${list} ${index} ${match ?? ''}`;

/** The proof that nothing reaches the rule, or the entry; undefined where there is none. */
export function useProof(rule: ListedRule | undefined): Unreachable | undefined {
  const key = rule && keyOf(rule);
  return useUnreachable(({ byRule }) => (key === undefined ? undefined : byRule.get(key)));
}

/** How long nothing has to change before anybody asks. */
const restMs = 200;

interface Asked {
  readonly resources: readonly Resource[];
  readonly settings: MeshSettings;
  readonly client: State['client'];
}

/** What the marks are proved of. */
let proved: Asked | undefined;

/** Whether what the marks say is proved of what is there now. Shortly after an edit it is not. */
export const isProvedNow = (): boolean => isSame(proved, aboutNow());

function aboutNow(): Asked {
  const state = useStore.getState();
  return { resources: derivedOf(state).resources, settings: state.settings, client: state.client };
}

const isSame = (a: Asked | undefined, b: Asked): boolean =>
  a?.resources === b.resources && a.settings === b.settings && a.client === b.client;

/** From now on. Called once, when the page rests. */
export function keepFinding(): void {
  let asked: Asked | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const find = () => {
    const now = aboutNow();
    if (isSame(asked, now)) return;
    asked = now;
    useUnreachable.setState({ isGoingOn: false });
    worker.start(now, { type: 'unreachable', client: now.client, isMore: false });
  };
  worker.listen('unreachable', (heard) => {
    if (!('result' in heard) || heard.result.type !== 'unreachable') return;
    proved = asked;
    show(heard.result.found, heard.result.open);
    if (useUnreachable.getState().isGoingOn) goOn();
  });
  find();
  useStore.subscribe((state, before) => {
    if (state.source === before.source && state.settings === before.settings && state.client === before.client) return;
    clearTimeout(timer);
    timer = setTimeout(find, restMs);
  });
}

/** Looks at the rules that are open too, as long as it takes. */
export function goOn(): void {
  const now = aboutNow();
  const isGoingOn = useUnreachable.getState().open > 0;
  useUnreachable.setState({ isGoingOn });
  // After an edit the first look comes first, and tells what is open.
  if (isGoingOn && isProvedNow()) worker.start(now, { type: 'unreachable', client: now.client, isMore: true });
}

export function stopGoingOn(): void {
  worker.cancel('unreachable');
  useUnreachable.setState({ isGoingOn: false });
}

/** What says the same stays the object it was: nothing is drawn again. */
function show(found: readonly Unreachable[], open: number): void {
  const before = useUnreachable.getState().byRule;
  const byRule = new Map(
    found.map((one) => {
      const key = keyOf(one.rule);
      const known = before.get(key);
      return [key, known && JSON.stringify(known) === JSON.stringify(one) ? known : one] as const;
    }),
  );
  useUnreachable.setState({ byRule, open });
}
