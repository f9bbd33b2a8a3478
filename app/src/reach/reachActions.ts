// What can be done with a rule from the other end: ask for a request that reaches it.
import type { Client, ListedRule } from '@portolan/engine';
import { Crosshair } from 'lucide-react';
import type { Action } from '../actions/action.ts';
import type { Provider } from '../actions/provider.ts';
import { translator } from '../i18n/translate.ts';
import { useStore, type State } from '../store/store.ts';
import { askWorker } from './askWorker.ts';
import { reachMessages } from './messages.en.ts';
import { put } from './put.ts';
import { listedRuleAt, nameOf } from './rule.ts';

const t = translator('reach', reachMessages);
/** Most questions are answered before anybody could read that they are being thought about. */
const patienceMs = 400;

export const reachActions: Provider = (target) => {
  if (target.kind !== 'rule' && target.kind !== 'match') return [];
  const rule = listedRuleAt(target.ref);
  return rule ? [witnessAction(rule)] : [];
};

function witnessAction(rule: ListedRule): Action {
  return { id: 'witness', label: t('witness'), group: 'go', icon: Crosshair, run: () => giveWitness(rule) };
}

/** Puts the request into the bar, or tells why there is none. */
function giveWitness(rule: ListedRule): void {
  const { client } = useStore.getState();
  const timer = setTimeout(() => useStore.getState().tellReach({ rule }), patienceMs);
  askWorker({ type: 'reach', client, rule }, 'reach', (answer) => {
    clearTimeout(timer);
    const { closeDialog, notify, tellReach, toldReach } = useStore.getState();
    if (toldReach && ('reason' in answer || answer.reach.kind === 'witness')) closeDialog();
    if ('reason' in answer) notify({ tone: 'error', text: t('failed', { reason: answer.reason }) });
    else if (answer.reach.kind === 'witness') askInstead(answer.reach, rule);
    else tellReach({ rule, reach: answer.reach });
  });
}

function askInstead({ client, request }: Pick<State, 'client' | 'request'>, rule: ListedRule): void {
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
