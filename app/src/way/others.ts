// What the answer can be compared with: the same request from another sender, or in the text as it was before.
import { route, type Client, type Decision, type Mesh, type Request } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { earlierText, meshOf, type History } from '@portolan/workspace';
import { derivedOf, remember, sentRequestOf } from '../store/derived.ts';
import type { State } from '../store/store.ts';
import { senderId, sendersOf, type Sender } from '../tester/senders.ts';

/** Names of texts, beside the ids of senders, which hold blanks. */
export const lastText = 'text:last';
export const openedText = 'text:opened';

/** Every sender but the present one; a pod where the text has none. */
export function otherSenders(state: State): readonly Sender[] {
  const own = senderId(state.client);
  const found = sendersOf(derivedOf(state).resources).filter(({ id }) => id !== own);
  const hasPod = state.client.kind === 'sidecar' || found.some(({ client }) => client.kind === 'sidecar');
  return hasPod ? found : [...found, anyPod];
}

const anyClient: Client = { kind: 'sidecar', namespace: 'default', labels: {} };
const anyPod: Sender = { id: senderId(anyClient), client: anyClient, name: '' };

type Step = History['undo'][number];
const isOfText = ({ edits }: Step): boolean => edits.length > 0;

/** The last step that changed the text: others change the saved cases. */
export const lastTextStep = ({ undo }: History): Step | undefined => undo.findLast(isOfText);

/** How many steps back the text is as it came in: by an import, or when the page was opened. */
export function stepsSinceOpened({ undo }: History): number {
  const since = undo.slice(undo.findLastIndex(({ origin }) => origin === 'import') + 1);
  return since.some(isOfText) ? since.length : 0;
}

function stepsBack(state: State, other: string): number {
  const { undo } = state.history;
  const last = undo.findLastIndex(isOfText);
  if (other === lastText) return last < 0 ? 0 : undo.length - last;
  return other === openedText ? stepsSinceOpened(state.history) : 0;
}

/** Of the other text, which changes with every edit: read and resolved only while somebody compares. */
const earlierMeshOf = remember(
  ({ state, other }: { readonly state: State; readonly other: string }) =>
    [earlierText(state, stepsBack(state, other)), state.settings] as const,
  ([text, settings]) => meshOf(readSource(text), settings),
);

/** Undefined where the other is no more: a sender that left the text, a step that was undone. */
export function otherDecision(state: State, other: string): Decision | undefined {
  const request = sentRequestOf(state);
  if (other === lastText || other === openedText) {
    if (stepsBack(state, other) === 0) return undefined;
    return answerTo([earlierMeshOf({ state, other }), state.client, request]);
  }
  const sender = otherSenders(state).find(({ id }) => id === other);
  return sender && answerTo([derivedOf(state).mesh, sender.client, request]);
}

const answerTo = remember(
  (asked: readonly [Mesh, Client, Request]) => asked,
  ([mesh, client, request]) => route(mesh, client, request, { trace: true }),
);
