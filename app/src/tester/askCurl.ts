// A pasted curl command as the question: its request, and what it hints at about who sends it.
import { parseCurl } from '@portolan/workspace';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { isLocal, throughPortForward } from './portForward.ts';
import { sendersOf } from './senders.ts';

/** A command names its sender now and then: `kubectl exec` a pod, an address of this machine the gateway. */
export function askCurl(text: string): string | undefined {
  const read = parseCurl(text);
  if (!read.ok) return read.error.message;
  const { request, dialled, exec, notes } = read.value;
  const state = useStore.getState();
  const senders = sendersOf(derivedOf(state).resources);
  const name = exec?.pod.replace(/^.*\//, '');
  const sender =
    name === undefined
      ? senders.find(({ client }) => isLocal(dialled) && state.client.kind === 'sidecar' && client.kind === 'gateway')
      : senders.find(
          ({ client, name: own }) => client.kind === 'sidecar' && (name === own || name.startsWith(`${own}-`)),
        );
  if (sender) state.setClient(sender.client);
  const forwarded = throughPortForward(request, dialled);
  state.ask(forwarded.request, [...forwarded.notes, ...notes]);
  return undefined;
}
