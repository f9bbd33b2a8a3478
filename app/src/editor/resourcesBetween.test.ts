import { defaultSettings } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { createDeriver } from '@portolan/workspace';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resourcesBetween } from './resourcesBetween.ts';

const document = fc.constantFrom(
  'kind: Service\napiVersion: v1\nmetadata: { name: a }\n',
  'kind: Pod\napiVersion: v1\nmetadata: { name: b }\n',
  'kind: List\napiVersion: v1\nitems:\n- { kind: Pod, apiVersion: v1, metadata: { name: c } }\n- { kind: Pod, apiVersion: v1, metadata: { name: d } }\n',
  '# nothing but words\n',
  'no: object\n',
);

test('law: the resources of a stretch are those whose documents reach into it', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 8 }), fc.nat(600), fc.nat(600), (documents, a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const derived = createDeriver()(readSource(documents.join('---\n')), defaultSettings);
      const expected = derived.resources.filter(({ id }) => {
        const place = derived.places.get(id);
        const read = place && derived.source.documents[place.document];
        return read && read.offset < to && read.offset + read.content.text.length > from;
      });
      expect(resourcesBetween(derived, from, to)).toEqual(expected);
    }),
  );
});
