// The answer line finds its words in its own catalogues, whatever it is about.
import { expect, test } from 'vitest';
import { absenceMessages } from './messages/absence.ts';
import { answerMessages } from './messages/answer.ts';
import { clusterMessages } from './messages/cluster.ts';
import { explainMessages } from './messages/explain.ts';

test('whatever may be missing is told in few words too', () => {
  const keys = [...Object.keys(absenceMessages), ...Object.keys(clusterMessages)];
  expect(keys.filter((key) => !Object.hasOwn(answerMessages, `${key}.short`))).toEqual([]);
});

test('no sentence stands in two catalogues', () => {
  const keys = [explainMessages, answerMessages, absenceMessages, clusterMessages].flatMap((one) => Object.keys(one));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
