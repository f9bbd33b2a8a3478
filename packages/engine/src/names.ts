// How things are called in sentences: short where the short name is clear.
import type { Labels } from './model/labels.ts';
import type { ResourceId } from './ref.ts';

/** `web` of `web.default.svc.cluster.local`; other names whole. */
export function shortHost(host: string): string {
  return /^[^.]+\.[^.]+\.svc\./.test(host) ? host.slice(0, host.indexOf('.')) : host;
}

interface Named {
  readonly name: string;
  readonly host?: string;
  readonly port?: number;
  readonly subset?: string;
}

/** `web:80 v1`; a cluster that stands for no host by its own name. */
export function destinationName({ name, host, port, subset }: Named): string {
  const short = host === undefined ? name : shortHost(host);
  const whole = port === undefined ? short : `${short}:${port}`;
  return subset === undefined || subset === '' ? whole : `${whole} ${subset}`;
}

/** `default/web` of `VirtualService/default/web#2`. */
export function qualifiedName(id: ResourceId): string {
  const [, namespace = '', name = ''] = id.split('/');
  return `${namespace}/${name.split('#')[0] ?? ''}`;
}

/** `app=web, version=v1`; `no labels` is the reader's to say. */
export function labelsText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

/** The first few of a list, and how many more there are. */
export function few(items: readonly (string | number)[], most = 5): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} … (${items.length})` : shown;
}
