import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Json } from '../ref.ts';
import { defaultSettings } from '../settings.ts';
import { serviceDomains } from './domains.ts';
import { resolve } from './resolve.ts';

function domainsOf(namespace: string, object: Json, others: readonly Json[] = [], port?: number): readonly string[] {
  const resources = [object, ...others].flatMap((value) => decode(value).resource ?? []);
  const service = resolve(resources, defaultSettings).services.find(({ resolution }) => resolution !== 'alias');
  return service ? serviceDomains(service, namespace, 'cluster.local', port).domains : [];
}
const service = (spec: Record<string, Json>, name = 'web'): Json => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop' },
  spec: { ports: [{ name: 'http', port: 80 }], ...spec },
});
const full = 'web.shop.svc.cluster.local';

test('a Service is known by short names in its namespace', () => {
  const names = [full, `${full}.`, 'web', 'web.shop.svc', 'web.shop', '10.1.2.3'];
  expect(domainsOf('shop', service({ clusterIP: '10.1.2.3' }))).toEqual(names);
});

test('elsewhere never by its bare name', () => {
  const names = [full, `${full}.`, 'web.shop', 'web.shop.svc', '10.1.2.3'];
  expect(domainsOf('blog', service({ clusterIP: '10.1.2.3' }))).toEqual(names);
});

test('a headless Service answers for the names of its pods, and has no address', () => {
  const names = [full, `${full}.`, 'web.shop', 'web.shop.svc'];
  expect(domainsOf('blog', service({ clusterIP: 'None' }))).toEqual([...names, ...names.map((name) => `*.${name}`)]);
});

test('an ExternalName Service lends its names to the Service it leads to', () => {
  const alias = service({ type: 'ExternalName', externalName: full, ports: [] }, 'old');
  expect(domainsOf('blog', service({ clusterIP: '10.1.2.3' }), [alias])).toEqual([
    full,
    `${full}.`,
    'web.shop',
    'web.shop.svc',
    'old.shop.svc.cluster.local',
    'old.shop.svc.cluster.local.',
    'old.shop',
    'old.shop.svc',
    '10.1.2.3',
  ]);
});

test('a host outside the cluster has only its own name', () => {
  const entry: Json = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'e' },
    spec: { hosts: ['api.test'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'DNS' },
  };
  expect(domainsOf('blog', entry)).toEqual(['api.test', 'api.test.']);
  expect(domainsOf('blog', entry, [], 80)).toEqual(['api.test', 'api.test:80', 'api.test.', 'api.test.:80']);
});
