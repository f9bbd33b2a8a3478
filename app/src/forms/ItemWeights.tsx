// Sliders for the weights of a rule: below the rule in the list of rules, and below the destinations in the rule's own form.
import type { Ref } from '@portolan/engine';
import { WeightSliders } from '../inspector/WeightSliders.tsx';
import { useForm } from './context.ts';

type ItemWeightsProps =
  | { readonly rule: Ref; readonly list?: undefined }
  /** The list of destinations. */
  | { readonly list: Ref; readonly rule?: undefined };

export function ItemWeights({ rule, list }: ItemWeightsProps) {
  const { resource } = useForm();
  const at = rule ?? { resource: list.resource, path: list.path.slice(0, -1) };
  const [root, protocol, index] = at.path;
  const isRule = root === 'spec' && at.path.length === 3;
  if (resource.kind !== 'VirtualService' || !isRule || (list && list.path[3] !== 'route')) return null;
  if (protocol !== 'http' && protocol !== 'tls' && protocol !== 'tcp') return null;
  const destinations = resource.spec[protocol]?.[Number(index)]?.route ?? [];
  if (destinations.length < 2) return null;
  return <WeightSliders at={at} n={Number(index) + 1} destinations={destinations} />;
}
