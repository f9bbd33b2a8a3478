import { fieldAt, knownKinds, rootField, type Field, type KnownKind } from '@portolan/engine';
import { expect, test } from 'vitest';
import { widgetOf } from './widget.ts';

/** Every field of every table, with a path for people. */
function everyField(): readonly { readonly path: string; readonly field: Field }[] {
  const found: { path: string; field: Field }[] = [];
  const walk = (path: string, field: Field): void => {
    found.push({ path, field });
    if (field.type === 'list' || field.type === 'map') walk(`${path}[]`, field.of);
    if (field.type === 'object' || field.type === 'stringMatch')
      for (const [key, below] of Object.entries(field.fields)) walk(`${path}.${key}`, below);
  };
  for (const kind of knownKinds) walk(kind, rootField(kind));
  return found;
}

test('every field of every kind has a widget that can edit it, but for what no table knows', () => {
  const fields = everyField();
  expect(fields.length).toBeGreaterThan(900);
  const readOnly = fields.filter(({ field }) => widgetOf(field).kind === 'free' && field.type !== 'any');
  expect(readOnly.map(({ path }) => path)).toEqual([]);
});

test.each<[KnownKind, readonly (string | number)[], string]>([
  ['VirtualService', ['spec', 'hosts'], 'list'],
  ['VirtualService', ['spec', 'http'], 'items'],
  ['VirtualService', ['spec', 'http', 0], 'group'],
  ['VirtualService', ['spec', 'http', 0, 'timeout'], 'duration'],
  ['VirtualService', ['spec', 'http', 0, 'headers', 'request'], 'headers'],
  ['VirtualService', ['spec', 'http', 0, 'match', 0, 'uri'], 'match'],
  ['VirtualService', ['spec', 'http', 0, 'match', 0, 'headers'], 'map'],
  ['VirtualService', ['spec', 'http', 0, 'mirrorPercentage'], 'wrapped'],
  ['VirtualService', ['spec', 'http', 0, 'route', 0, 'destination', 'port'], 'wrapped'],
  ['VirtualService', ['spec', 'http', 0, 'corsPolicy', 'allowOrigins'], 'list'],
  ['DestinationRule', ['spec', 'trafficPolicy', 'loadBalancer', 'simple'], 'choice'],
  ['DestinationRule', ['spec', 'trafficPolicy', 'tls', 'insecureSkipVerify'], 'toggle'],
  ['Service', ['spec', 'ports', 0, 'targetPort'], 'port-or-name'],
  ['Service', ['spec', 'sessionAffinityConfig'], 'free'],
])('%s at %j: %s', (kind, path, widget) => {
  const field = fieldAt(kind, path);
  expect(field && widgetOf(field).kind).toBe(widget);
});
