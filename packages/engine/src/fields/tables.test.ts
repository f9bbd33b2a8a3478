// Laws of the field tables: whatever they name exists, and what they promise of defaults and groups holds.
import { expect, test } from 'vitest';
import { admissionMessages } from '../messages/admission.ts';
import { fieldBelow, oneOfs } from '../field.ts';
import type { Field } from '../field.ts';
import { newFindings } from '../findings.ts';
import type { Resource } from '../model/resource.ts';
import { readField } from '../read.ts';
import { resourceId } from '../ref.ts';
import { fieldAt, kindOf, rootField } from './kinds.ts';
import type { KnownKind } from './kinds.ts';

const kinds: Record<KnownKind, true> = {
  Gateway: true,
  VirtualService: true,
  DestinationRule: true,
  ServiceEntry: true,
  WorkloadEntry: true,
  Sidecar: true,
  Service: true,
  EndpointSlice: true,
  Deployment: true,
  StatefulSet: true,
  DaemonSet: true,
  ReplicaSet: true,
  Pod: true,
  Namespace: true,
};

function everyField(): { path: string; field: Field }[] {
  const found: { path: string; field: Field }[] = [];
  const walk = (path: string, field: Field): void => {
    found.push({ path, field });
    if (field.type === 'list' || field.type === 'map') walk(`${path}[]`, field.of);
    if (field.type === 'object' || field.type === 'stringMatch') {
      for (const [key, below] of Object.entries(field.fields)) walk(`${path}.${key}`, below);
    }
  };
  for (const kind of Object.keys(kinds)) walk(kind, rootField(kind as KnownKind));
  return found;
}

test('the sentence for a broken limit exists', () => {
  const codes = new Set(everyField().flatMap(({ field }) => field.code ?? []));
  expect([...codes].filter((code) => !Object.hasOwn(admissionMessages, code) && code !== 'V-GW-31')).toEqual([]);
});

test('a default is a value that the field itself accepts', () => {
  const findings = newFindings(resourceId('Test', 'default', 'test'));
  for (const { field } of everyField()) {
    if (field.default === undefined) continue;
    readField({ findings, path: [], unread: [], unknownTop: 'V-MD-02' }, field, field.default);
  }
  expect(findings.problems).toEqual([]);
});

test('a field that replaces a deprecated one is named, but where none does', () => {
  const names = everyField().flatMap(({ path }) => path.split('.').at(-1) ?? []);
  const dangling = everyField().filter(
    ({ field }) => field.deprecated !== undefined && !names.includes(field.deprecated.split('.')[0] ?? ''),
  );
  expect(dangling).toEqual([]);
});

test.each<[KnownKind, (string | number)[], Field['type'] | undefined]>([
  ['VirtualService', [], 'object'],
  ['VirtualService', ['spec', 'http', 0, 'timeout'], 'duration'],
  ['VirtualService', ['spec', 'http', 3, 'match', 0, 'headers', 'x-user', 'regex'], 'string'],
  ['VirtualService', ['spec', 'http', 0, 'mirror_percent'], 'int'],
  ['VirtualService', ['spec', 'http', 'route'], undefined],
  ['VirtualService', ['spec', 'https'], undefined],
  ['VirtualService', ['spec', 'hosts', 0, 'x'], undefined],
  ['DestinationRule', ['spec', 'subsets', 0, 'trafficPolicy', 'portLevelSettings', 1, 'tls', 'mode'], 'enum'],
  ['Service', ['spec', 'ports', 0, 'targetPort'], 'intOrString'],
])('%s at %j is %s', (kind, path, type) => {
  expect(fieldAt(kind, path)?.type).toBe(type);
});

test.each<[string, string, Resource['kind']]>([
  ['networking.istio.io/v1alpha3', 'Gateway', 'Gateway'],
  ['gateway.networking.k8s.io/v1', 'Gateway', 'Other'],
  ['serving.knative.dev/v1', 'Service', 'Other'],
  ['v1', 'Service', 'Service'],
  ['extensions/v1beta1', 'Deployment', 'Other'],
  ['v1', 'constructor', 'Other'],
])('%s %s is read as %s', (apiVersion, kind, read) => {
  expect(kindOf(apiVersion, kind)).toBe(read);
});

test('the groups that exclude each other', () => {
  const groups = (path: readonly (string | number)[]): string[] => {
    const field = fieldBelow(rootField('DestinationRule'), path);
    return field?.type === 'object' ? oneOfs(field.fields).map(({ keys }) => keys.join('|')) : [];
  };
  expect(groups(['spec', 'trafficPolicy', 'loadBalancer'])).toEqual(['simple|consistentHash|backendUtilization']);
  expect(groups(['spec', 'trafficPolicy', 'loadBalancer', 'consistentHash'])).toEqual([
    'httpHeaderName|httpCookie|useSourceIp|httpQueryParameterName',
    'ringHash|maglev',
  ]);
});
