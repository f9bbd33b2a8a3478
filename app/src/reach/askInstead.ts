// A request that reaches a rule takes the place of the one in the bar, which can be had back.
import type { Client, ListedRule } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { reachMessages } from './messages.en.ts';
import { put } from './put.ts';
import { nameOf } from './rule.ts';
import { stopSeeking, type Witness } from './seek.ts';

const t = translator('reach', reachMessages);

export function askInstead({ client, request }: Witness, rule: ListedRule): void {
  stopSeeking();
  const before = useStore.getState();
  const values = { rule: nameOf(rule), sender: senderText(client) };
  put({ client, request });
  const isOther = senderText(before.client) !== senderText(client);
  before.notify({
    tone: 'info',
    text: t(isOther ? 'foundFrom' : 'found', values),
    action: { label: t('back'), run: () => put(before) },
  });
}

const senderText = ({ kind, namespace }: Client): string =>
  t(kind === 'gateway' ? 'gatewaySender' : 'podSender', { namespace });
