// A pasted request as the question, and what it hints at about who sends it. Of several the person chooses in a dialog.
import type { Client, Request } from '@portolan/engine';
import { parseRequests, type ReadRequest } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { testerMessages } from './messages.en.ts';
import { isLocal, throughGatewayPod, throughPortForward, type Forwarded } from './portForward.ts';
import { sendersOf, type Sender } from './senders.ts';

const t = translator('tester', testerMessages);

/** @returns what is wrong with the text, and then nothing changes */
export function askImported(text: string): string | undefined {
  const read = parseRequests(text);
  if (!read.ok) return read.error.message;
  const [first, ...others] = read.value;
  if (first && others.length === 0) askRead(first);
  else useStore.getState().offerRequests(read.value);
  return undefined;
}

export function askRead(read: ReadRequest): void {
  const { setClient, ask } = useStore.getState();
  const sender = senderOf(read);
  if (sender) setClient(sender.client);
  const forwarded = arriving(read);
  const guess = sender && read.writtenBy ? [t('senderGuessed', { name: sender.name })] : [];
  ask(forwarded.request, [...forwarded.notes, ...guess, ...read.notes], read.logged);
}

/** A sender other than the present one, where the text names or implies it. */
function senderOf({ exec, dialled, writtenBy }: ReadRequest): Sender | undefined {
  const state = useStore.getState();
  const senders = sendersOf(derivedOf(state).resources);
  const first = (kind: Client['kind']) =>
    state.client.kind === kind ? undefined : senders.find(({ client }) => client.kind === kind);
  if (exec !== undefined) {
    const name = exec.pod.replace(/^.*\//, '');
    return senders.find(
      ({ client, name: own }) => client.kind === 'sidecar' && (name === own || name.startsWith(`${own}-`)),
    );
  }
  if (writtenBy !== undefined) return first(writtenBy === 'gateway' ? 'gateway' : 'sidecar');
  return isLocal(dialled) ? first('gateway') : undefined;
}

/** At the port and address under which the text's objects know it. */
function arriving({ request, dialled, writtenBy }: ReadRequest): Forwarded {
  const { client } = useStore.getState();
  if (writtenBy === undefined) return throughPortForward(request, dialled);
  return client.kind === 'gateway' ? throughGatewayPod(withoutDial(request)) : { request, notes: [] };
}

/** Who asks a gateway dials the gateway. */
function withoutDial(request: Request): Request {
  const { dial: _, ...rest } = request;
  return rest;
}
