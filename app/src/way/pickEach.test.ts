import { expect, test } from 'vitest';
import { defaultSettings, route } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { meshOf } from '@portolan/workspace';
import bookshop from '../../../public/examples/bookshop.yaml?raw';
import { pickEach } from './pickEach.ts';

const gateway = {
  kind: 'gateway',
  namespace: 'istio-system',
  labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' },
} as const;
const ask = (text: string, path: string) => {
  const request = { protocol: 'http', method: 'GET', host: 'books.example.com', port: 80, path, headers: [] } as const;
  const mesh = meshOf(readSource(text), defaultSettings);
  return pickEach(mesh, gateway, request, route(mesh, gateway, request));
};

test('destinations that get the same request are told once', () => {
  const picked = ask(bookshop, '/api/reviews/7');
  expect(picked).toHaveLength(1);
  expect(picked[0]?.clusters).toHaveLength(2);
  expect(picked[0]?.upstream?.path).toBe('/reviews/7');
});

test('a destination with headers of its own is told apart', () => {
  const own = bookshop.replace(
    '        subset: v2\n      weight: 20\n',
    '        subset: v2\n      weight: 20\n      headers: { request: { set: { x-version: v2 } } }\n',
  );
  const picked = ask(own, '/api/reviews/7');
  expect(picked.map(({ clusters }) => clusters.map((name) => name.split('|')[2]))).toEqual([['v1'], ['v2']]);
  expect(picked[1]?.upstream?.headers).toContainEqual(['x-version', 'v2']);
});

test('what is not drawn is the answer itself', () => {
  expect(ask(bookshop, '/')).toMatchObject([{ clusters: [], upstream: { path: '/' } }]);
  expect(ask(bookshop, '/blog')[0]?.upstream).toBeUndefined();
});
