import type { Path, Request } from '@portolan/engine';
import { expect, test } from 'vitest';
import { sampleFor } from './sample.ts';

const request: Request = {
  protocol: 'http',
  port: 80,
  method: 'GET',
  host: 'shop.example.com',
  path: '/cart?user=jason',
  headers: [['End-User', 'jason']],
};
const entry: Path = ['spec', 'http', 0, 'match', 0];

test.each<[Path, string]>([
  [[...entry, 'uri'], '/cart'],
  [['spec', 'http', 0, 'rewrite', 'uriRegexRewrite', 'match'], '/cart'],
  [[...entry, 'method'], 'GET'],
  [[...entry, 'authority'], 'shop.example.com'],
  [[...entry, 'headers', 'end-user'], 'jason'],
  [[...entry, 'headers', 'other'], ''],
  [[...entry, 'queryParams', 'user'], 'jason'],
  [['spec', 'http', 0, 'corsPolicy', 'allowOrigins', 0], ''],
])('a pattern at %j is tried on %j', (path, text) => {
  expect(sampleFor(path, request)).toBe(text);
  expect(sampleFor(path, { protocol: 'tcp', port: 80 })).toBe('');
});
