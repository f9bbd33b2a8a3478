// The outline (Ctrl+Shift+O): objects and their rules.
import { outlineOf, type OutlineEntry } from '@portolan/workspace';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { rangeBetween } from '../edits.ts';
import type { Lines } from '../lines.ts';
import { monaco, yaml } from '../monaco.ts';
import type { TextBinding } from '../textBinding.ts';
import { providerMessages } from './messages.en.ts';

const t = translator('editor/providers', providerMessages);
const { SymbolKind } = monaco.languages;

const kinds: Readonly<Record<OutlineEntry['kind'], monaco.languages.SymbolKind>> = {
  object: SymbolKind.Class,
  rule: SymbolKind.Function,
  part: SymbolKind.Field,
};

export function provideOutline(text: TextBinding): monaco.IDisposable {
  return monaco.languages.registerDocumentSymbolProvider(yaml, {
    displayName: t('outline'),
    provideDocumentSymbols: () =>
      outlineOf(derivedOf(useStore.getState()), t('otherwise')).map((entry) => symbolOf(entry, text.lines())),
  });
}

function symbolOf(entry: OutlineEntry, lines: Lines): monaco.languages.DocumentSymbol {
  const { kind, name, detail, range, target, children } = entry;
  return {
    name: name === '' ? detail : name,
    detail,
    kind: kinds[kind],
    tags: [],
    range: rangeBetween(lines, range.from, range.to),
    selectionRange: rangeBetween(lines, target.from, target.to),
    children: children.map((child) => symbolOf(child, lines)),
  };
}
