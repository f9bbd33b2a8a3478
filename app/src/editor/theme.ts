// Monaco's colours, made from the page's own custom properties, so that tokens.css alone knows light and dark.
import { monaco } from './monaco.ts';

const themeName = 'portolan';

/** Reads the tokens now and again whenever the page changes its theme; returns its own undoing. */
export function followTheme(): () => void {
  const apply = (): void => {
    monaco.editor.defineTheme(themeName, themeFromTokens(getComputedStyle(document.documentElement)));
    monaco.editor.setTheme(themeName);
  };
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  return () => observer.disconnect();
}

function themeFromTokens(style: CSSStyleDeclaration): monaco.editor.IStandaloneThemeData {
  const token = (name: string): string => hex(style.getPropertyValue(name));
  const clear = (name: string, alpha: string): string => `${token(name)}${alpha}`;
  return {
    base: style.colorScheme.includes('dark') ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare(token('--ink')) },
      { token: 'type', foreground: bare(token('--accent')) },
      { token: 'comment', foreground: bare(token('--ink-muted')), fontStyle: 'italic' },
      { token: 'string', foreground: bare(token('--ink')) },
      { token: 'string.yaml', foreground: bare(token('--ink')) },
      { token: 'number', foreground: bare(token('--kind-service-entry')) },
      { token: 'keyword', foreground: bare(token('--kind-virtual-service')) },
      { token: 'tag', foreground: bare(token('--kind-subset')) },
      { token: 'namespace', foreground: bare(token('--kind-subset')) },
      { token: 'operators', foreground: bare(token('--ink-muted')) },
      { token: 'delimiter', foreground: bare(token('--ink-muted')) },
      { token: 'delimiter.bracket.yaml', foreground: bare(token('--ink-muted')) },
      { token: 'delimiter.square.yaml', foreground: bare(token('--ink-muted')) },
      { token: 'meta', foreground: bare(token('--ink-muted')) },
    ],
    colors: {
      'editor.background': token('--paper'),
      'editor.foreground': token('--ink'),
      'editorLineNumber.foreground': token('--ink-muted'),
      'editorLineNumber.activeForeground': token('--ink'),
      'editorLineNumber.dimmedForeground': token('--ink-muted'),
      'editor.lineHighlightBackground': clear('--line', '40'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': token('--accent-soft'),
      'editor.inactiveSelectionBackground': clear('--accent-soft', 'a0'),
      'editor.wordHighlightBackground': clear('--accent', '22'),
      'editor.wordHighlightStrongBackground': clear('--accent', '22'),
      'editor.findMatchBackground': clear('--warn', '66'),
      'editor.findMatchHighlightBackground': clear('--warn', '33'),
      'editorCursor.foreground': token('--accent'),
      'editorIndentGuide.background1': token('--line'),
      'editorIndentGuide.activeBackground1': token('--line-strong'),
      'editorBracketMatch.background': '#00000000',
      'editorBracketMatch.border': token('--line-strong'),
      'editorError.foreground': token('--error'),
      'editorWarning.foreground': token('--warn'),
      'editorInfo.foreground': token('--accent'),
      'editorGutter.background': token('--paper'),
      'editorGutter.foldingControlForeground': token('--ink-muted'),
      'editorWidget.background': token('--paper-raised'),
      'editorWidget.foreground': token('--ink'),
      'editorWidget.border': token('--line-strong'),
      'editorHoverWidget.background': token('--paper-raised'),
      'editorHoverWidget.border': token('--line-strong'),
      'editorHoverWidget.foreground': token('--ink'),
      'editorHoverWidget.statusBarBackground': token('--paper-sunk'),
      'editorSuggestWidget.background': token('--paper-raised'),
      'editorSuggestWidget.border': token('--line-strong'),
      'editorSuggestWidget.foreground': token('--ink'),
      'editorSuggestWidget.highlightForeground': token('--accent'),
      'editorSuggestWidget.focusHighlightForeground': token('--accent'),
      'editorSuggestWidget.selectedBackground': token('--accent-soft'),
      'editorSuggestWidget.selectedForeground': token('--ink'),
      'editorSuggestWidget.selectedIconForeground': token('--ink'),
      'symbolIcon.propertyForeground': token('--accent'),
      'symbolIcon.enumeratorMemberForeground': token('--kind-service-entry'),
      'symbolIcon.referenceForeground': token('--kind-service'),
      'symbolIcon.classForeground': token('--kind-virtual-service'),
      'symbolIcon.snippetForeground': token('--kind-subset'),
      'symbolIcon.operatorForeground': token('--ink-muted'),
      'editor.snippetTabstopHighlightBackground': clear('--accent', '22'),
      'editor.snippetFinalTabstopHighlightBackground': '#00000000',
      'editor.snippetFinalTabstopHighlightBorder': token('--line-strong'),
      'textLink.foreground': token('--accent'),
      'textLink.activeForeground': token('--accent-hover'),
      'textCodeBlock.background': token('--paper-sunk'),
      'textPreformat.background': token('--paper-sunk'),
      'textPreformat.foreground': token('--ink'),
      'list.hoverBackground': token('--paper-sunk'),
      'list.hoverForeground': token('--ink'),
      'list.activeSelectionBackground': token('--accent-soft'),
      'list.activeSelectionForeground': token('--ink'),
      'list.focusBackground': token('--accent-soft'),
      'list.focusForeground': token('--ink'),
      'list.inactiveSelectionBackground': token('--paper-sunk'),
      'list.highlightForeground': token('--accent'),
      'list.focusHighlightForeground': token('--accent'),
      'input.background': token('--paper'),
      'input.foreground': token('--ink'),
      'input.border': token('--line-strong'),
      'inputValidation.infoBackground': token('--paper-raised'),
      'inputValidation.infoForeground': token('--ink'),
      'inputValidation.infoBorder': token('--line-strong'),
      'quickInput.background': token('--paper-raised'),
      'quickInput.foreground': token('--ink'),
      'quickInputList.focusBackground': token('--accent-soft'),
      'quickInputList.focusForeground': token('--ink'),
      'quickInputList.focusIconForeground': token('--ink'),
      'pickerGroup.foreground': token('--ink-muted'),
      'pickerGroup.border': token('--line'),
      'widget.border': token('--line-strong'),
      'widget.shadow': '#00000040',
      'editorLink.activeForeground': token('--accent'),
      'peekView.border': token('--accent'),
      'peekViewTitle.background': token('--paper-raised'),
      'peekViewTitleLabel.foreground': token('--ink'),
      'peekViewTitleDescription.foreground': token('--ink-muted'),
      'peekViewEditor.background': token('--paper-sunk'),
      'peekViewEditorGutter.background': token('--paper-sunk'),
      'peekViewEditor.matchHighlightBackground': clear('--warn', '44'),
      'peekViewResult.background': token('--paper-raised'),
      'peekViewResult.lineForeground': token('--ink'),
      'peekViewResult.fileForeground': token('--ink'),
      'peekViewResult.selectionBackground': token('--accent-soft'),
      'peekViewResult.selectionForeground': token('--ink'),
      'peekViewResult.matchHighlightBackground': clear('--warn', '33'),
      'symbolIcon.functionForeground': token('--kind-virtual-service'),
      'symbolIcon.fieldForeground': token('--accent'),
      'diffEditor.insertedLineBackground': token('--ok-soft'),
      'diffEditor.insertedTextBackground': clear('--ok', '40'),
      'diffEditor.removedLineBackground': token('--error-soft'),
      'diffEditor.removedTextBackground': clear('--error', '40'),
      'diffEditorGutter.insertedLineBackground': token('--ok-soft'),
      'diffEditorGutter.removedLineBackground': token('--error-soft'),
      'diffEditor.unchangedRegionBackground': token('--paper-sunk'),
      'diffEditor.unchangedRegionForeground': token('--ink-muted'),
      'diffEditor.unchangedCodeBackground': '#00000000',
      'menu.background': token('--paper-raised'),
      'menu.foreground': token('--ink'),
      'menu.selectionBackground': token('--accent-soft'),
      'menu.selectionForeground': token('--ink'),
      'menu.border': token('--line-strong'),
      'scrollbarSlider.background': clear('--line-strong', '50'),
      'scrollbarSlider.hoverBackground': clear('--line-strong', '80'),
      'scrollbarSlider.activeBackground': clear('--line-strong', 'a0'),
      'scrollbar.shadow': '#00000000',
      focusBorder: token('--accent'),
    },
  };
}

/** Monaco takes `#rrggbb` alone; our tokens may be `#rgb`, too. Anything else would be our own mistake. */
function hex(value: string): string {
  const colour = value.trim();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  throw new Error(`the editor's theme needs a colour as #rrggbb, not "${colour}"`);
}

function bare(colour: string): string {
  return colour.slice(1);
}
