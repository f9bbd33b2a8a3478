// What the label of an edge stands for as a number that can be moved: the weight of one destination among several, or the
// share that is mirrored. A total of 100 stays 100, as it does with the sliders of the details.
import { child, type Command, type HttpRoute, type Json, type Ref } from '@portolan/engine';
import type { GraphEdge } from '@portolan/graph';
import { translator } from '../../i18n/translate.ts';
import { lockedIn } from '../../inspector/locks.ts';
import { changedWeights, withTotalKept } from '../../inspector/weights.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { editingMessages } from './messages.en.ts';

const t = translator('editing', editingMessages);
const usualTotal = 100;

export interface Weighed {
  /** As it was when the gesture began. */
  readonly value: number;
  readonly most: number;
  readonly label: string;
  /** What makes it another one, in the text as it is by then. */
  set(value: number): readonly Command[];
}

export function weighed(edge: GraphEdge): Weighed | undefined {
  const rule = ruleOf(edge.ref);
  if (!rule || !edge.label) return undefined;
  return edge.label.kind === 'mirror' ? mirrored(edge, rule) : shared(edge, rule);
}

function shared({ ref }: GraphEdge, { route = [] }: HttpRoute): Weighed | undefined {
  const at: Ref = { resource: ref.resource, path: ref.path.slice(0, 3) };
  const index = Number(ref.path[4]);
  const first = route.map(({ weight }) => weight ?? 0);
  const value = first[index];
  if (value === undefined || route.length < 2) return undefined;
  const total = first.reduce((a, b) => a + b, 0);
  const { host, subset } = route[index]?.destination ?? { host: '' };
  return {
    value,
    most: total === usualTotal ? usualTotal : Math.max(usualTotal, ...first),
    label: t('step.weight', { name: subset === undefined ? host : `${host} ${subset}` }),
    set: (wanted) => {
      const next =
        total === usualTotal
          ? withTotalKept(first, index, wanted, usualTotal, lockedIn(useStore.getState(), at, first.length))
          : first.map((weight, i) => (i === index ? wanted : weight));
      const now = ruleOf(ref)?.route?.map(({ weight }) => weight) ?? [];
      const weights = changedWeights(now, next);
      return weights.every((weight) => weight === undefined) ? [] : [{ type: 'set-weights', at, weights }];
    },
  };
}

function mirrored({ ref, label }: GraphEdge, rule: HttpRoute): Weighed {
  const [, , , list, index] = ref.path;
  const isListed = list === 'mirrors' && typeof index === 'number';
  const at = isListed
    ? child({ resource: ref.resource, path: ref.path.slice(0, 5) }, 'percentage', 'value')
    : rule.mirrorPercent === undefined
      ? child({ resource: ref.resource, path: ref.path.slice(0, 3) }, 'mirrorPercentage', 'value')
      : child({ resource: ref.resource, path: ref.path.slice(0, 3) }, 'mirrorPercent');
  let now: Json = label?.percent ?? 0;
  return {
    value: Math.round(label?.percent ?? 0),
    most: 100,
    label: t('step.share'),
    set: (value) => {
      if (value === now) return [];
      now = value;
      return [{ type: 'set-field', at, value }];
    },
  };
}

/** HTTP, TLS and TCP rules share weights. */
function ruleOf({ resource, path }: Ref): HttpRoute | undefined {
  const found = derivedOf(useStore.getState()).resources.find(({ id }) => id === resource);
  if (found?.kind !== 'VirtualService') return undefined;
  const [, protocol, index] = path;
  if (protocol !== 'http' && protocol !== 'tls' && protocol !== 'tcp') return undefined;
  return found.spec[protocol]?.[Number(index)];
}
