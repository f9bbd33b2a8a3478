// Questions about reaching rules, answered by the worker. Of several of one kind only the newest is answered.
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { worker, type Heard } from '../worker/client.ts';
import type { JobOf, Result } from '../worker/protocol.ts';

type Kind = 'reach' | 'near';
export type Answer<K extends Kind> = Extract<Result, { readonly type: K }> | { readonly reason: string };

const waiting = new Map<Kind, (heard: Heard) => void>();
for (const kind of ['reach', 'near'] as const) worker.listen(kind, (heard) => waiting.get(kind)?.(heard));

/** The question of a kind is given up; its answer is never heard. */
export function stopAsking(kind: Kind): void {
  waiting.delete(kind);
  worker.cancel(kind);
}

/** @param hear is never called where a newer question of the kind comes before the answer */
export function askWorker<K extends Kind>(job: JobOf<K>, kind: K, hear: (answer: Answer<K>) => void): void {
  const state = useStore.getState();
  waiting.set(kind, (heard) => {
    waiting.delete(kind);
    if ('reason' in heard) hear(heard);
    else if (isOf(heard.result, kind)) hear(heard.result);
  });
  worker.start({ resources: derivedOf(state).resources, settings: state.settings }, job);
}

function isOf<K extends Kind>(result: Result, kind: K): result is Extract<Result, { readonly type: K }> {
  return result.type === kind;
}
