// Go to definition, find references, and the other places of the name under the caret.
import type { Ref } from '@portolan/engine';
import { definitionsAt, mentionsOf, nameAt, valueRangeOf } from '@portolan/workspace';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { rangeBetween, type LineRange } from '../edits.ts';
import { offsetAt, type Position } from '../lines.ts';
import { monaco, yaml, type TextModel } from '../monaco.ts';
import type { TextBinding } from '../textBinding.ts';

export function provideSymbols(text: TextBinding): readonly monaco.IDisposable[] {
  const known = () => derivedOf(useStore.getState());
  const rangesOf = (refs: readonly Ref[]): LineRange[] =>
    refs.flatMap((ref) => {
      const range = valueRangeOf(known(), ref);
      return range ? [rangeBetween(text.lines(), range.from, range.to)] : [];
    });
  const mentions = (position: Position): LineRange[] => {
    const named = nameAt(known(), offsetAt(text.lines(), position));
    return named ? rangesOf(mentionsOf(known(), named.thing)) : [];
  };
  const inModel = (model: TextModel, ranges: LineRange[]): monaco.languages.Location[] =>
    ranges.map((range) => ({ uri: model.uri, range }));
  return [
    monaco.languages.registerDefinitionProvider(yaml, {
      provideDefinition: (model, position) =>
        inModel(model, rangesOf(definitionsAt(known(), offsetAt(text.lines(), position)))),
    }),
    monaco.languages.registerReferenceProvider(yaml, {
      provideReferences: (model, position) => inModel(model, mentions(position)),
    }),
    monaco.languages.registerDocumentHighlightProvider(yaml, {
      provideDocumentHighlights: (_, position) => mentions(position).map((range) => ({ range })),
    }),
  ];
}
