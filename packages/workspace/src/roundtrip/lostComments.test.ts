import { expect, test } from 'vitest';
import { resourceId, type Command } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { readResources } from '../resources.ts';
import { lostComments } from './lostComments.ts';

const before = `# the file
apiVersion: v1
kind: Service
metadata: {name: a} # called a
spec:
  # how
  type: ClusterIP # inside
  # where
  ports: # all of them
  # first
  - port: 80 # plain
  # second
  - port: 81
    # of the second
`;
const service = resourceId('Service', 'default', 'a');
const at = (...path: (string | number)[]) => ({ resource: service, path });
/** The text without some of its comments. */
const without = (...words: string[]): string => words.reduce((text, one) => text.replace(one, ''), before);
const all = [...before.matchAll(/# .*/g)].map(([words]) => words);

test.each<[string, Command, string[]]>([
  [
    'a removal excuses what speaks of it',
    { type: 'set-field', at: at('spec', 'type'), value: undefined },
    ['# how', '# inside'],
  ],
  [
    'an item goes with its comments',
    { type: 'remove-item', at: at('spec', 'ports', 1) },
    ['# second', '# of the second'],
  ],
  ['a value has none of its own', { type: 'set-field', at: at('spec', 'type'), value: 'NodePort' }, []],
  [
    'all items go with their list',
    { type: 'several', commands: [1, 0].map((i) => ({ type: 'remove-item', at: at('spec', 'ports', i) })) },
    ['# where', '# all of them', '# first', '# plain', '# second', '# of the second'],
  ],
  ['a move takes none', { type: 'move-item', at: at('spec', 'ports', 0), to: 1 }, []],
  ['a document goes as a whole', { type: 'delete-resource', resource: service }, all],
])('%s', (_, command, excused) => {
  const source = readSource(before);
  const lost = lostComments(source, readSource(without(...all)), readResources(source).resources, command);
  expect(lost.toSorted()).toEqual(all.filter((words) => !excused.includes(words)).toSorted());
  expect(lostComments(source, readSource(without(...excused)), readResources(source).resources, command)).toEqual([]);
});

test('of two equal comments, one that goes without reason is missed', () => {
  const text = before.replace('# plain', '# first');
  const source = readSource(text);
  const command: Command = { type: 'remove-item', at: at('spec', 'ports', 0) };
  const { resources } = readResources(source);
  expect(lostComments(source, readSource(text.replaceAll('# first', '')), resources, command)).toEqual([]);
  const other: Command = { type: 'set-field', at: at('spec', 'type'), value: 'NodePort' };
  expect(lostComments(source, readSource(text.replace('# first', '')), resources, other)).toEqual(['# first']);
});
