// The rules that nothing reaches, as the worker finds them when the page rests after an edit. Marks stay until they are known
// anew, so that none flickers.
import type { ListedRule, MeshSettings, Resource } from '@portolan/engine';
import { create } from 'zustand';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import { worker } from '../worker/client.ts';
import type { Unreachable } from '../worker/protocol.ts';

const none: ReadonlyMap<string, Unreachable> = new Map();
const useUnreachable = create(() => ({ byRule: none }));

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
    worker.start(now, { type: 'unreachable', client: now.client });
  };
  worker.listen('unreachable', (heard) => {
    if (!('result' in heard) || heard.result.type !== 'unreachable') return;
    proved = asked;
    show(heard.result.found);
  });
  find();
  useStore.subscribe((state, before) => {
    if (state.source === before.source && state.settings === before.settings && state.client === before.client) return;
    clearTimeout(timer);
    timer = setTimeout(find, restMs);
  });
}

/** What says the same stays the object it was: nothing is drawn again. */
function show(found: readonly Unreachable[]): void {
  const before = useUnreachable.getState().byRule;
  const byRule = new Map(
    found.map((one) => {
      const key = keyOf(one.rule);
      const known = before.get(key);
      return [key, known && JSON.stringify(known) === JSON.stringify(one) ? known : one] as const;
    }),
  );
  useUnreachable.setState({ byRule });
}
