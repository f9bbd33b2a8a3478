// Hover: the documentation of the field under the pointer, and what its value comes to, with a link to it.
import { hoverAt, valueRangeOf, type Meant } from '@portolan/workspace';
import { assertNever, type Ref } from '@portolan/engine';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { rangeBetween } from '../edits.ts';
import { offsetAt } from '../lines.ts';
import { monaco, yaml, type CodeEditor } from '../monaco.ts';
import type { TextBinding } from '../textBinding.ts';
import { durationWords } from './durationWords.ts';
import { fieldWords } from './fieldWords.ts';
import { code } from './markdown.ts';
import { providerMessages } from './messages.en.ts';

const t = translator('editor/providers', providerMessages);
const reveal = 'portolan.reveal';

export function provideHover(editor: CodeEditor, text: TextBinding): monaco.IDisposable {
  const command = monaco.editor.registerCommand(reveal, (_, from: unknown, to: unknown) => {
    if (typeof from !== 'number' || typeof to !== 'number') return;
    const range = rangeBetween(text.lines(), from, to);
    editor.setSelection(range);
    editor.revealRangeInCenterIfOutsideViewport(range);
    editor.focus();
  });
  const provider = monaco.languages.registerHoverProvider(yaml, {
    provideHover: (_, position) => {
      const hover = hoverAt(derivedOf(useStore.getState()), offsetAt(text.lines(), position));
      if (hover === undefined) return undefined;
      const { range, name, field, meant } = hover;
      const about = field === undefined ? [] : [fieldWords(field, `**${code(name)}**`)];
      const value = [...about, ...meant.map(meaning)].join('\n\n');
      const contents = [{ value, isTrusted: { enabledCommands: [reveal] } }];
      return { range: rangeBetween(text.lines(), range.from, range.to), contents };
    },
  });
  return {
    dispose: () => {
      command.dispose();
      provider.dispose();
    },
  };
}

function meaning(meant: Meant): string {
  switch (meant.kind) {
    case 'object': {
      const { resource, host, at } = meant;
      const kind = resource.kind === 'Other' ? resource.actualKind : resource.kind;
      const values = { kind, name: code(resource.name), namespace: code(resource.namespace) };
      const words = host === undefined ? t('meant.object', values) : t('meant.host', { ...values, host: code(host) });
      return `→ ${words} · ${linkTo(at)}`;
    }
    case 'subset': {
      const labels = Object.entries(meant.labels).map(([key, value]) => code(`${key}=${value}`));
      const words = labels.length === 0 ? t('meant.allPods') : t('meant.subset', { labels: labels.join(', ') });
      return `→ ${words} · ${linkTo(meant.at)}`;
    }
    case 'mesh':
      return `→ ${t('meant.mesh')}`;
    case 'missing':
      return t(`meant.missing.${meant.wanted}`, { name: code(meant.name) });
    case 'pattern':
      return meant.error === undefined ? t('meant.pattern') : t('meant.badPattern', { error: code(meant.error) });
    case 'duration':
      return `= ${durationWords(meant.ms)}`;
    default:
      return assertNever(meant);
  }
}

function linkTo(at: Ref): string {
  const range = valueRangeOf(derivedOf(useStore.getState()), at);
  if (range === undefined) return '';
  return `[${t('goTo')}](command:${reveal}?${encodeURIComponent(JSON.stringify([range.from, range.to]))})`;
}
