import { decode, defaultSettings, fieldAt, resolve, type Path } from '@portolan/engine';
import { expect, test } from 'vitest';
import { seedOf } from './seed.ts';

const objects = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 8080 }] } },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'web' },
    spec: { hosts: ['web'], http: [{ route: [{ destination: { host: 'web' } }] }] },
  },
];
const resources = objects.flatMap((object) => decode(object).resource ?? []);
const mesh = resolve(resources, defaultSettings);

test.each<['VirtualService' | 'Gateway' | 'DestinationRule' | 'Service', Path, unknown]>([
  ['VirtualService', ['spec', 'http', 1], { route: [{ destination: { host: 'web' } }] }],
  ['VirtualService', ['spec', 'http', 0, 'match', 0], {}],
  ['VirtualService', ['spec', 'http', 0, 'mirrors', 0], { destination: { host: 'web' } }],
  ['Service', ['spec', 'ports', 1], {}],
  ['DestinationRule', ['spec', 'subsets', 0], { name: '' }],
  ['Gateway', ['spec', 'servers', 0], { port: { number: 80, protocol: 'HTTP', name: '' }, hosts: ['*'] }],
])('a new item of %s at %j', (kind, path, seed) => {
  const field = fieldAt(kind, path);
  const resource = resources.find((one) => one.kind === (kind === 'Service' ? kind : 'VirtualService'));
  if (field?.type !== 'object' || !resource) throw new Error('no such item');
  const bed = { mesh, resource: kind === resource.kind ? resource : { ...resource, kind } } as Parameters<
    typeof seedOf
  >[0];
  expect(seedOf(bed, field.fields, path)).toEqual(seed);
});
