// The answer line finds its words in its own catalogues, whatever it is about.
import { expect, test } from 'vitest';
import { absenceMessages } from './messages/absence.ts';
import { answerMessages } from './messages/answer.ts';
import { clusterMessages } from './messages/cluster.ts';
import { explainMessages } from './messages/explain.ts';
import { destinationsText } from './summarize.ts';

test('whatever may be missing is told in few words too', () => {
  const keys = [...Object.keys(absenceMessages), ...Object.keys(clusterMessages)];
  expect(keys.filter((key) => !Object.hasOwn(answerMessages, `${key}.short`))).toEqual([]);
});

test('no sentence stands in two catalogues', () => {
  const keys = [explainMessages, answerMessages, absenceMessages, clusterMessages].flatMap((one) => Object.keys(one));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('a share that no pod answers is told with what becomes of it, where others are answered', () => {
  const share = { share: 0.5, host: 'web.default.svc.cluster.local', port: 80 } as const;
  const ready = { ...share, cluster: 'a', state: 'ready', subset: 'v1' } as const;
  const empty = { ...share, cluster: 'b', state: 'empty', subset: 'v2' } as const;
  const missing = { ...share, cluster: 'c', state: 'missing', subset: 'v3' } as const;
  expect(destinationsText([ready, empty])).toBe('web:80 v1 50 %, web:80 v2 50 % (503 UH)');
  expect(destinationsText([missing, ready], false)).toBe('web:80 v3 50 % (NC), web:80 v1 50 %');
  expect(destinationsText([empty, missing])).toBe('web:80 v2 50 % (503 UH), web:80 v3 50 % (503 NC)');
  expect(destinationsText([empty, empty])).toBe('web:80 v2 50 %, web:80 v2 50 %');
});
