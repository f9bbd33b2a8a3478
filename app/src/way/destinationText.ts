// A destination and its pods in words.
import type { DestinationShare } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { wayMessages } from './messages.en.ts';

const t = translator('way', wayMessages);

/** `reviews.default.svc.cluster.local:9080 · v2`. */
export function destinationText({ cluster, host, port, subset }: DestinationShare): string {
  if (host === undefined) return cluster;
  return `${host}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` · ${subset}`}`;
}

export function podsText({ state, pods = {} }: DestinationShare): readonly string[] {
  if (state !== 'ready') return [t(state)];
  return Object.entries(pods).map(([owner, count]) => t('pods', { owner, count }));
}

/** `reviews v2` of `outbound|80|v2|reviews.default.svc.cluster.local`. */
export function clusterText(cluster: string): string {
  const [, , subset = '', host] = cluster.split('|');
  if (host === undefined) return cluster;
  const name = host.replace(/\..*$/, '');
  return subset === '' ? name : `${name} ${subset}`;
}
