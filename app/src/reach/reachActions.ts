// What can be done with a rule from the other end: ask for a request that reaches it.
import type { Client, RuleRef } from '@portolan/engine';
import { Crosshair } from 'lucide-react';
import type { Action } from '../actions/action.ts';
import type { Provider } from '../actions/provider.ts';
import { translator } from '../i18n/translate.ts';
import { useStore, type State } from '../store/store.ts';
import { askWorker } from './askWorker.ts';
import { reachMessages } from './messages.en.ts';
import { put } from './put.ts';
import { ownName, ruleAt } from './rule.ts';

const t = translator('reach', reachMessages);

export const reachActions: Provider = (target) => {
  if (target.kind !== 'rule' && target.kind !== 'match') return [];
  const rule = ruleAt(target.ref);
  return rule ? [witnessAction(rule)] : [];
};

function witnessAction(target: RuleRef): Action {
  return { id: 'witness', label: t('witness'), group: 'go', icon: Crosshair, run: () => giveWitness(target) };
}

/** Puts the request into the bar, or tells why there is none. */
function giveWitness(target: RuleRef): void {
  const { client } = useStore.getState();
  askWorker({ type: 'reach', client, target }, 'reach', (answer) => {
    const { notify, tellReach } = useStore.getState();
    if ('reason' in answer) notify({ tone: 'error', text: t('failed', { reason: answer.reason }) });
    else if (answer.reach.kind === 'witness') askInstead(answer.reach, target);
    else tellReach(target, answer.reach);
  });
}

function askInstead({ client, request }: Pick<State, 'client' | 'request'>, target: RuleRef): void {
  const before = useStore.getState();
  const values = { n: target.http + 1, name: ownName(target.virtualService), sender: senderText(client) };
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
