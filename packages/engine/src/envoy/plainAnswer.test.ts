import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { HttpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { resolve } from '../resolve/resolve.ts';
import { route } from '../route.ts';
import { defaultSettings } from '../settings.ts';
import { aClient, aConfiguration, aRequest } from '../testing/meshes.ts';
import type { PodResponse } from './run.ts';

const aPodResponse: fc.Arbitrary<PodResponse> = fc.constantFrom(
  { status: 200, headers: [] },
  { status: 404, headers: [['server', 'x']] },
);

/** Requests without oddities: most are forwarded, and so meet what is kept. */
const aPlainRequest: fc.Arbitrary<HttpRequest> = fc.record({
  protocol: fc.constant('http' as const),
  port: fc.constant(80),
  method: fc.constantFrom('GET', 'POST'),
  host: fc.constantFrom('a.test', 'web', 'api'),
  path: fc.constantFrom('/', '/a', '/a/b?x=1', '/b//c'),
  headers: fc.array(fc.tuple(fc.constantFrom('x-user', 'Te'), fc.constantFrom('a', 'trailers')), { maxLength: 2 }),
});

test('law: a mesh that has answered before answers as one that has not', { timeout: 60_000 }, () => {
  let forwarded = 0;
  const asked = fc.array(
    fc.tuple(fc.oneof(aRequest, { weight: 4, arbitrary: aPlainRequest }), aPodResponse, fc.boolean()),
    {
      minLength: 2,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(aConfiguration, aClient, asked, (objects, client, questions) => {
      const fresh = (): Mesh =>
        resolve(
          objects.flatMap((object) => decode(object).resource ?? []),
          defaultSettings,
        );
      const used = fresh();
      // Twice round, so that every question meets what the others left behind.
      for (const [request, podResponse, trace] of [...questions, ...questions]) {
        const { outcome } = route(used, client, request, { podResponse, trace });
        expect(outcome).toStrictEqual(route(fresh(), client, request, { podResponse }).outcome);
        if (outcome.kind === 'forwarded') forwarded++;
      }
    }),
    { numRuns: 60 },
  );

  expect(forwarded).toBeGreaterThan(30);
});
