// What can be done with a rule from the other end: ask for a request that reaches it.
import type { ListedRule } from '@portolan/engine';
import { Crosshair } from 'lucide-react';
import type { Action } from '../actions/action.ts';
import type { Provider } from '../actions/provider.ts';
import { translator } from '../i18n/translate.ts';
import { askInstead } from './askInstead.ts';
import { reachMessages } from './messages.en.ts';
import { listedRuleAt } from './rule.ts';
import { seek } from './seek.ts';

const t = translator('reach', reachMessages);

export const reachActions: Provider = (target) => {
  if (target.kind !== 'rule' && target.kind !== 'match') return [];
  const rule = listedRuleAt(target.ref);
  return rule ? [witnessAction(rule)] : [];
};

function witnessAction(rule: ListedRule): Action {
  return { id: 'witness', label: t('witness'), group: 'go', icon: Crosshair, run: () => seek(rule, askInstead) };
}
