import { expect, test } from 'vitest';
import { resourceId } from '@portolan/engine';
import { applyEdits, readSource } from '@portolan/text';
import { copyResources, pasteResources } from './clipboard.ts';
import { readResources } from './resources.ts';

const gateway = `# the front door
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: 'door'}   # quoted on purpose
spec:
    servers: []
`;
const service = `apiVersion: v1
kind: Service
metadata:
  name: web # short
spec: {}
`;
const list = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata: {name: listed}
`;
const text = `${gateway}---\n\n${service}---\n${list}`;
const door = resourceId('Gateway', 'default', 'door');
const web = resourceId('Service', 'default', 'web');
const listed = resourceId('Service', 'default', 'listed');

test.each([
  ['one document, comments and all', [door], gateway],
  ['several, in the order of the text', [web, door], `${gateway}---\n${service}`],
  ['an item of a List, written out', [listed], 'apiVersion: v1\nkind: Service\nmetadata:\n    name: listed\n'],
  ['nothing', [], ''],
])('copying gives %s', (_, ids, copied) => {
  expect(copyResources(readSource(text), ids)).toBe(copied);
});

test('line ends stay those of the text', () => {
  const windows = text.replaceAll('\n', '\r\n');
  const copied = `${gateway}---\n${service}`.replaceAll('\n', '\r\n');
  expect(copyResources(readSource(windows), [door, web])).toBe(copied);
});

test('what is pasted elsewhere is there byte for byte', () => {
  const { edits, ids } = pasteResources(readSource(service), gateway);
  expect(applyEdits(service, edits)).toBe(`${service}---\n${gateway}`);
  expect(ids).toEqual([door]);
});

test('what is there already gets another name, and nothing else changes', () => {
  const source = readSource(text);
  const { edits, ids } = pasteResources(source, `${gateway}---\n${service}`);
  const after = readSource(applyEdits(text, edits));
  const renamed = `${gateway.replace("'door'", "'door-copy'")}---\n${service.replace('web', 'web-copy')}`;
  expect(after.text).toBe(`${text}---\n${renamed}`);
  const known = new Set(readResources(after).resources.map(({ id }) => id));
  expect(ids.map((id) => known.has(id))).toEqual([true, true]);
  const again = pasteResources(after, service);
  expect(again.ids).toEqual([resourceId('Service', 'default', 'web-copy-2')]);
});
