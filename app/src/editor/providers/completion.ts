// Completion for Monaco: what may stand at the caret is told by the workspace, here it gets its icons and words.
import { documentationOf } from '@portolan/engine';
import { complete, type Completion, type Suggestion } from '@portolan/workspace';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { rangeBetween } from '../edits.ts';
import { offsetAt, positionAt } from '../lines.ts';
import { monaco, yaml } from '../monaco.ts';
import type { TextBinding } from '../textBinding.ts';
import { fieldWords } from './fieldWords.ts';
import { providerMessages } from './messages.en.ts';

const t = translator('editor/providers', providerMessages);

type Item = monaco.languages.CompletionItem;
const { CompletionItemKind, CompletionItemInsertTextRule, CompletionTriggerKind } = monaco.languages;

const icons: Readonly<Record<Suggestion['sort'], monaco.languages.CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  item: CompletionItemKind.Operator,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  object: CompletionItemKind.Class,
  snippet: CompletionItemKind.Snippet,
};

export function provideCompletion(text: TextBinding): monaco.IDisposable {
  return monaco.languages.registerCompletionItemProvider(yaml, {
    triggerCharacters: [' ', '/', '.'],
    provideCompletionItems: (model, position, { triggerKind, triggerCharacter }) => {
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
      // Blanks that only indent ask for nothing.
      const isByBlank = triggerKind === CompletionTriggerKind.TriggerCharacter && triggerCharacter === ' ';
      if (isByBlank && !/(?:: |(?:^|\s)- |, |[{[] )$/.test(before)) return { suggestions: [] };
      const lines = text.lines();
      const state = useStore.getState();
      const completion = complete(state.source, offsetAt(lines, position), derivedOf(state).mesh);
      if (completion === undefined) return { suggestions: [] };
      const from = positionAt(lines, completion.from);
      const to = positionAt(lines, completion.to);
      if (from.lineNumber !== position.lineNumber) return { suggestions: [] };
      const end = to.lineNumber === position.lineNumber ? completion.to : offsetAt(lines, position);
      const word = before.slice(from.column - 1);
      const range = {
        insert: rangeBetween(lines, completion.from, offsetAt(lines, position)),
        replace: rangeBetween(lines, completion.from, end),
      };
      return { suggestions: itemsOf(completion, word).map((item) => ({ ...item, range })) };
    },
  });
}

function itemsOf({ suggestions }: Completion, word: string): Omit<Item, 'range'>[] {
  // Inside quotes the word begins with one; what replaces it brings quotes of its own where it needs them.
  const quote = /^["']/.exec(word)?.[0] ?? '';
  return suggestions.map((suggestion, i): Omit<Item, 'range'> => {
    const { label, sort, insert, isRare, leadsOn } = suggestion;
    const documentation = wordsOf(suggestion);
    return {
      label: { label, description: suggestion.detail ?? (suggestion.isDefault === true ? t('isDefault') : '') },
      kind: icons[sort],
      ...inserted(insert),
      sortText: `${isRare === true ? 1 : 0}${String(i).padStart(5, '0')}`,
      filterText: quote + label,
      ...(suggestion.field === undefined ? {} : { detail: documentationOf(suggestion.field) }),
      ...(documentation === '' ? {} : { documentation: { value: documentation } }),
      ...(suggestion.field?.deprecated === undefined ? {} : { tags: [monaco.languages.CompletionItemTag.Deprecated] }),
      ...(leadsOn === true ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
    };
  });
}

/** Plain text where there is nothing to fill in: Enter behind a whole word can then make a new line. */
function inserted(insert: string): Pick<Item, 'insertText' | 'insertTextRules'> {
  // The columns are those of the document already.
  const { InsertAsSnippet, KeepWhitespace } = CompletionItemInsertTextRule;
  if (/(?<!\\)\$/.test(insert)) return { insertText: insert, insertTextRules: InsertAsSnippet | KeepWhitespace };
  return { insertText: insert.replace(/\\([\\$}])/g, '$1'), insertTextRules: KeepWhitespace };
}

function wordsOf({ field, snippet, sort }: Suggestion): string {
  if (snippet !== undefined) return t(`snippet.${snippet}`);
  if (field === undefined) return '';
  return sort === 'item' ? `${t('newItem')}\n\n${fieldWords(field)}` : fieldWords(field);
}
