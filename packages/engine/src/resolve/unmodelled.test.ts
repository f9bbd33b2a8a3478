import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { defaultSettings } from '../settings.ts';
import { resolve } from './resolve.ts';

const problemsOf = (apiVersion: string, kind: string, spec: Record<string, string> = {}) => {
  const { resource } = decode({ apiVersion, kind, metadata: { name: 'x' }, spec });
  return resolve(resource ? [resource] : [], defaultSettings).problems;
};

test.each([
  ['networking.istio.io/v1alpha3', 'EnvoyFilter'],
  ['security.istio.io/v1', 'AuthorizationPolicy'],
  ['security.istio.io/v1beta1', 'RequestAuthentication'],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['networking.k8s.io/v1', 'Ingress'],
])('%s %s may change answers: that it is left out is said at its kind', (apiVersion, kind) => {
  expect(problemsOf(apiVersion, kind)).toMatchObject([
    {
      code: 'resolve/not-modelled',
      severity: 'warning',
      message: expect.stringMatching(new RegExp(`^${kind} may change`)) as string,
      at: { resource: `${kind}/default/x`, path: ['kind'] },
    },
  ]);
});

test.each([
  ['v1', 'ConfigMap'],
  ['v1', 'Gateway'],
  ['telemetry.istio.io/v1', 'Telemetry'],
  ['networking.istio.io/v1', 'WorkloadGroup'],
  ['constructor/v1', 'Ingress'],
])('%s %s changes no answer: nothing is said', (apiVersion, kind) => {
  expect(problemsOf(apiVersion, kind)).toEqual([]);
});

test('which pods share the client’s node no text tells', () => {
  const problems = problemsOf('v1', 'Service', { internalTrafficPolicy: 'Local' });
  expect(problems).toMatchObject([{ code: 'resolve/node-local', at: { path: ['spec', 'internalTrafficPolicy'] } }]);
});
