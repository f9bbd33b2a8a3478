// A sender in words: `pod of httpd · default`.
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import type { Sender } from './senders.ts';

const t = translator('tester', testerMessages);

export function senderText({ name, client: { kind, namespace } }: Pick<Sender, 'name' | 'client'>): string {
  return `${t(kind === 'gateway' ? 'senderGateway' : 'senderPod', { name })} · ${namespace}`;
}
