// A sender in a few words.
import { translator } from '../i18n/translate.ts';
import type { Sender } from '../tester/senders.ts';
import { wayMessages } from './messages.en.ts';

const t = translator('way', wayMessages);

export function senderText({ client: { kind, namespace }, name }: Sender): string {
  if (name === '') return t('anyPod', { namespace });
  return t(kind === 'gateway' ? 'gateway' : 'pod', { name, namespace });
}
