// Help with mistakes and fields and notes beside answers, fetched apart from the rest of the page, as no outcome needs them.
// Until they are there, nobody is advised, fields have no documentation, and answers no notes.
import type { Field } from '../field.ts';
import type { Resource } from '../model/resource.ts';
import type { Problem } from '../problem.ts';
import { provideNotes } from './laterNotes.ts';
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
  loading ??= import('./bundle.ts').then(({ notes, sentenceOf, ...given }) => {
    help = given;
    provideNotes(notes);
    return provideSentences(sentenceOf);
  });
  return loading;
}
