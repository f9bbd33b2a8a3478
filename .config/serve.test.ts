// The server of `npm start` and of the browser tests: what it gives, what it refuses, and what it does when a port is taken.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './scripts/serve.mjs';

const home = mkdtempSync(join(tmpdir(), 'portolan-serve-'));
const folder = join(home, 'dist');
let port = 0;
let close: () => Promise<void>;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'a file.js'), 'export {};');
  writeFileSync(join(home, 'secret'), 'not for the browser');
  const server = await serve(folder, 0);
  if (server === 'taken') throw new Error('the system chose a port that is taken');
  ({ port, close } = server);
});

afterAll(async () => {
  await close();
  rmSync(home, { recursive: true });
});

/** The path goes out as it stands here: a browser would tidy `..` away before sending. */
const get = (path: string, method = 'GET'): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      response.resume();
      resolve(response);
    })
      .on('error', reject)
      .end();
  });

test.each([
  ['/', 200, 'text/html; charset=utf-8'],
  ['/?from=mail#share', 200, 'text/html; charset=utf-8'],
  ['/a%20file.js', 200, 'text/javascript; charset=utf-8'],
  ['/missing.js', 404, 'text/plain; charset=utf-8'],
  ['/../secret', 404, 'text/plain; charset=utf-8'],
  ['/..%2fsecret', 404, 'text/plain; charset=utf-8'],
  ['/%2e%2e/secret', 404, 'text/plain; charset=utf-8'],
  ['/x/../../secret', 404, 'text/plain; charset=utf-8'],
  ['/%00', 404, 'text/plain; charset=utf-8'],
  ['/%ff', 404, 'text/plain; charset=utf-8'],
])('GET %s gives %i as %s, under the policy', async (path, status, type) => {
  const { statusCode, headers } = await get(path);
  expect([statusCode, headers['content-type']]).toEqual([status, type]);
  expect(headers['content-security-policy']).toContain("default-src 'self'");
});

test('nothing can be sent', async () => {
  expect((await get('/', 'POST')).statusCode).toBe(405);
});

test.each(['127.0.0.1', '::1'])('a port that somebody else has on %s is taken', async (address) => {
  const other = createServer();
  const isThere = await new Promise<boolean>((resolve) => {
    other.once('error', () => resolve(false));
    other.listen(0, address, () => resolve(true));
  });
  // A machine without IPv6 cannot have anybody there.
  if (!isThere) return;
  const place = other.address();
  if (place === null || typeof place === 'string') throw new Error('a TCP server has a port');
  expect(await serve(folder, place.port)).toBe('taken');
  other.close();
});
