// The gallery: each example's text, and the question that shows best what the text does. Fetched when the page rests.
import type { Case, Client, HttpRequest, Request } from '@portolan/engine';
import bookshop from '../../../public/examples/bookshop.yaml?raw';
import canaryHeader from '../../../public/examples/canary-header.yaml?raw';
import egress from '../../../public/examples/egress.yaml?raw';
import mirrorFault from '../../../public/examples/mirror-fault.yaml?raw';
import redirectRewrite from '../../../public/examples/redirect-rewrite.yaml?raw';
import { ingressGateway } from '../store/requestSlice.ts';
import { firstExample, type Example } from './firstExample.ts';

const pod = (app: string): Client => ({ kind: 'sidecar', namespace: 'default', labels: { app } });
const get = (host: string, path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  protocol: 'http',
  method: 'GET',
  host,
  port: 80,
  path,
  headers: [],
  ...more,
});

export const examples: readonly Example[] = [
  firstExample,
  {
    id: 'canary-header',
    text: canaryHeader,
    request: get('bookinfo.example.com', '/reviews/1', { headers: [['end-user', 'jason']] }),
    client: ingressGateway,
  },
  {
    id: 'redirect-rewrite',
    text: redirectRewrite,
    request: get('www.shop.example.com', '/shop/hats?size=7'),
    client: ingressGateway,
  },
  {
    id: 'mirror-fault',
    text: mirrorFault,
    request: get('checkout', '/pay', { method: 'POST' }),
    client: pod('checkout'),
  },
  { id: 'egress', text: egress, request: get('api.weather.example', '/v1/today'), client: pod('forecast') },
  {
    id: 'bookshop',
    text: bookshop,
    request: get('books.example.com', '/api/reviews/7'),
    client: {
      kind: 'gateway',
      namespace: 'istio-system',
      labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' },
    },
  },
  { id: 'empty', text: '', request: get('shop.example.com', '/'), client: ingressGateway },
];

/** Nothing of a person's own: no text, or an example as it came. */
export function isPristine(text: string): boolean {
  return text.trim() === '' || examples.some((example) => example.text === text);
}

/** Cases that came with an example, and nobody has changed. */
export function areExampleCases(cases: readonly Case[]): boolean {
  const names = cases.map(({ id, name }) => `${id} ${name}`).join();
  return examples.some(({ cases: own = [] }) => own.map(({ id, name }) => `${id} ${name}`).join() === names);
}

/** A question that came with an example, and nobody has changed. */
export function isExampleRequest(request: Request): boolean {
  const asked = JSON.stringify(request);
  return examples.some((example) => JSON.stringify(example.request) === asked);
}
