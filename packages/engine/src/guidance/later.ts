// Help with mistakes, fetched apart from the rest of the page, as no answer needs it. Until it is there, nobody is advised.
import type { Resource } from '../model/resource.ts';
import type { Problem } from '../problem.ts';
import { provideSentences } from './laterSentences.ts';

let given: ((resource: Resource) => readonly Problem[]) | undefined;
let loading: Promise<boolean> | undefined;

export const advise = (resource: Resource): readonly Problem[] => given?.(resource) ?? [];

export function guidanceReady(): Promise<boolean> {
  loading ??= import('./bundle.ts').then(({ advise, sentenceOf }) => {
    given = advise;
    return provideSentences(sentenceOf);
  });
  return loading;
}
