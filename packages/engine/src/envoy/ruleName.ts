// How a route is called in traces: the rule of its VirtualService, counted from 1.
import type { RuleRef } from '../decision.ts';
import type { Route } from '../proxy/config.ts';
import type { Values } from '../trace.ts';
import { perObject } from './perObject.ts';

/** The name with what the comparison found; written out for the rules that most meshes have (trace.ts says why). */
export function comparedValues(route: Route, failed: number, conditions: number): Values {
  const { rule, delegate, name } = route;
  if (!rule || delegate || name !== undefined) return { ...routeName(route), failed, conditions };
  const virtualService = shortId(rule);
  return rule.match === undefined
    ? { rule: rule.http + 1, virtualService, failed, conditions }
    : { rule: rule.http + 1, virtualService, match: rule.match + 1, failed, conditions };
}

/** `rule` 0 stands for a route that no VirtualService gave. */
const routeName = perObject(({ rule, delegate, name }: Route): Values => {
  return {
    ...(rule ? numbers(rule) : { rule: 0, virtualService: '' }),
    ...(delegate && { delegate: shortId(delegate), delegateRule: delegate.http + 1 }),
    ...(name !== undefined && { name }),
  };
});

function numbers(rule: RuleRef): Values {
  return {
    rule: rule.http + 1,
    virtualService: shortId(rule),
    ...(rule.match !== undefined && { match: rule.match + 1 }),
  };
}

/** `default/httpserver` of `VirtualService/default/httpserver`. */
function shortId({ virtualService }: RuleRef): string {
  return virtualService.slice(virtualService.indexOf('/') + 1);
}
