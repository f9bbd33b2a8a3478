// Help with mistakes and fields, fetched apart from the rest of the page, as no answer needs it. Until it is there, nobody is
// advised, and fields have no documentation.
import type { Field } from '../field.ts';
import type { Resource } from '../model/resource.ts';
import type { Problem } from '../problem.ts';
import { provideSentences } from './laterSentences.ts';

interface Help {
  readonly advise: (resource: Resource) => readonly Problem[];
  readonly documentationOf: (field: Field) => string;
}

let help: Help | undefined;
let loading: Promise<boolean> | undefined;

export const advise = (resource: Resource): readonly Problem[] => help?.advise(resource) ?? [];
export const documentationOf = (field: Field): string => help?.documentationOf(field) ?? '';

export function guidanceReady(): Promise<boolean> {
  loading ??= import('./bundle.ts').then(({ sentenceOf, ...given }) => {
    help = given;
    return provideSentences(sentenceOf);
  });
  return loading;
}
