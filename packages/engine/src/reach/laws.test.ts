// What is said of reaching rules, held to the engine on random meshes: a witness reaches its rule, and nothing ever reaches a
// rule of which it is proved that nothing does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { RuleRef } from '../decision.ts';
import type { HttpRequest } from '../request.ts';
import type { Json } from '../ref.ts';
import { resolve } from '../resolve/resolve.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { defaultSettings } from '../settings.ts';
import { aClient, aConfiguration, aRequest } from '../testing/meshes.ts';
import { normalizePath } from '../envoy/path.ts';
import { hasText } from '@portolan/regex';
import { reachRule } from './reach.ts';
import type { Reach } from './result.ts';
import { pathSpec } from './slots.ts';
import { reaches } from './target.ts';

function meshOf(values: readonly Json[]): Mesh {
  const seen = new Map<string, number>();
  const resources = values.flatMap((value) => {
    const id = decode(value).resource?.id ?? '';
    const ordinal = (seen.get(id) ?? 0) + 1;
    seen.set(id, ordinal);
    return decode(value, ordinal).resource ?? [];
  });
  return resolve(resources, defaultSettings);
}

/** Every rule of a mesh and every match entry of it. */
function targetsOf({ virtualServices, rejected }: Mesh): readonly RuleRef[] {
  const resources = [...virtualServices.map(({ resource }) => resource), ...rejected.map(({ resource }) => resource)];
  return resources.flatMap((resource) =>
    resource.kind === 'VirtualService'
      ? (resource.spec.http ?? []).flatMap(({ match = [] }, http) => [
          { virtualService: resource.id, http },
          ...match.map((_, entry) => ({ virtualService: resource.id, http, match: entry })),
        ])
      : [],
  );
}

// A long run: REACH_RUNS=20 REACH_REQUESTS=100000 REACH_TELL=1.
const runs = Number(process.env['REACH_RUNS'] ?? 25);
const requestsEach = Number(process.env['REACH_REQUESTS'] ?? 100);

interface Claim {
  readonly target: RuleRef;
  readonly answer: Extract<Reach, { kind: 'unreachable' }>;
}

test(
  'law: a witness reaches its rule, and what is proved unreachable is reached by nothing',
  { timeout: 60 * 60_000 },
  () => {
    const count = { witness: 0, unreachable: 0, unknown: 0 };
    const why = new Map<string, number>();
    fc.assert(
      fc.property(aConfiguration, aClient, fc.integer(), (values, client, seed) => {
        const mesh = meshOf(values);
        const claims: Claim[] = [];
        const witnesses: HttpRequest[] = [];
        for (const target of targetsOf(mesh)) {
          const answer = reachRule(mesh, client, target);
          count[answer.kind]++;
          if (answer.kind === 'witness') {
            expect(reaches(route(mesh, answer.client, answer.request).outcome, target)).toBe(true);
            witnesses.push(answer.request);
            continue;
          }
          for (const { message } of answer.because) why.set(message, (why.get(message) ?? 0) + 1);
          if (answer.kind === 'unreachable') claims.push({ target, answer });
        }
        // Witnesses of the other rules come nearest.
        const requests = [...witnesses, ...fc.sample(aRequest, { numRuns: requestsEach, seed })];
        const senders = new Map(
          claims.flatMap(({ answer }) => answer.clients).map((sender) => [JSON.stringify(sender), sender]),
        );
        for (const [key, sender] of senders) {
          const own = claims.filter(({ answer }) => answer.clients.some((one) => JSON.stringify(one) === key));
          for (const request of requests) {
            const { outcome } = route(mesh, sender, request);
            if (!('rule' in outcome)) continue;
            const broken = own.find(({ target }) => reaches(outcome, target));
            if (broken) expect.fail(JSON.stringify({ ...broken, sender, request }));
          }
        }
      }),
      { numRuns: runs },
    );
    if (process.env['REACH_TELL']) console.log(count, Object.fromEntries(why));
    expect(count.witness).toBeGreaterThan(runs);
    expect(count.unreachable).toBeGreaterThan(runs / 2);
    expect(count.unknown).toBeLessThan((count.witness + count.unreachable) / 10);
  },
);

test('law: a path that was normalised is among the paths that can come', () => {
  const modes = ['NONE', 'BASE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES'] as const;
  const piece = fc.constantFrom(
    ...'/.%2eE5fFc\\;"<a~:@\t{|}^`*[]'.split(''),
    '/..',
    '/.',
    '%2f',
    '%5C',
    '//',
    '..;x',
    '%2e',
  );
  const path = fc.array(piece, { maxLength: 9 }).map((pieces) => `/${pieces.join('')}`);
  fc.assert(
    fc.property(fc.constantFrom(...modes), path, (mode, sent) => {
      const normal = normalizePath(sent, mode);
      if (normal === undefined) return;
      const { all, none } = pathSpec(mode).whole;
      expect(
        all.every((set) => hasText(set, normal)),
        normal,
      ).toBe(true);
      expect(
        none.some((set) => hasText(set, normal)),
        normal,
      ).toBe(false);
    }),
    { numRuns: 5000 },
  );
});
