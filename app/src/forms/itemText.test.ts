import { child, decode, fieldAt, type Json, type Path, type Ref } from '@portolan/engine';
import { valueAt } from '@portolan/text';
import { expect, test } from 'vitest';
import { itemText } from './itemText.ts';

function textIn(kind: string, spec: Json, list: Path, index: number) {
  const apiVersion = kind === 'Service' ? 'v1' : 'networking.istio.io/v1';
  const { resource } = decode({ apiVersion, kind, metadata: { name: 'x' }, spec });
  if (!resource || resource.kind === 'Other') throw new Error('it is read');
  const at: Ref = { resource: resource.id, path: list };
  const field = fieldAt(resource.kind, [...list, 0]);
  if (field?.type !== 'object') throw new Error('no list of objects');
  return itemText(resource, at, index, field.fields, valueAt(resource.value, child(at, index).path) ?? null);
}

const http: Json = [
  {
    name: 'canary',
    match: [{ uri: { prefix: '/cart' } }, { headers: { 'end-user': { exact: 'jason' } } }],
    route: [
      { destination: { host: 'web', subset: 'v1' }, weight: 90 },
      { destination: { host: 'web', subset: 'v2', port: { number: 80 } }, weight: 10 },
    ],
  },
  { redirect: { uri: '/' } },
];

const tls = [
  {
    match: [{ port: 443, sniHosts: ['a.example'] }],
    route: [
      { destination: { host: 'web' }, weight: 90 },
      { destination: { host: 'mail' }, weight: 10 },
    ],
  },
];

test.each<[string, Json, Path, number, string, readonly (string | RegExp)[]]>([
  [
    'VirtualService',
    { http },
    ['spec', 'http'],
    0,
    'Rule 1 · canary',
    [/\/cart.* or .*end-user/, /^→ web · v1 · 90, → web:80/],
  ],
  ['VirtualService', { http }, ['spec', 'http'], 1, 'Rule 2', ['any request', '→ redirect 301']],
  ['VirtualService', { http }, ['spec', 'http', 0, 'match'], 1, 'Match 2', [/end-user/]],
  ['VirtualService', { http }, ['spec', 'http', 0, 'route'], 0, 'Destination 1', ['web · v1 · 90']],
  ['VirtualService', { tls }, ['spec', 'tls'], 0, 'TLS rule 1', ['SNI a.example, port 443', '→ web · 90, → mail · 10']],
  ['VirtualService', { tls }, ['spec', 'tls', 0, 'route'], 1, 'Destination 2', ['mail · 10']],
  [
    'Service',
    { ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    ['spec', 'ports'],
    0,
    'Port 1 · http',
    ['80 · 8080'],
  ],
  [
    'Gateway',
    { servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['a.example', 'b.example'] }] },
    ['spec', 'servers'],
    0,
    'Server 1',
    ['80 · HTTP · http · a.example b.example'],
  ],
  [
    'DestinationRule',
    { subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
    ['spec', 'subsets'],
    0,
    'Subset 1 · v1',
    ['version=v1'],
  ],
  ['DestinationRule', { subsets: [null] }, ['spec', 'subsets'], 0, 'Subset 1', ['empty']],
])('%s %j: item %j %i', (kind, spec, list, index, title, lines) => {
  const text = textIn(kind, spec, list, index);
  expect(text.title).toBe(title);
  expect(text.lines).toHaveLength(lines.length);
  text.lines.forEach((line, i) => expect(line).toMatch(lines[i] instanceof RegExp ? lines[i] : String(lines[i])));
});
