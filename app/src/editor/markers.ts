// Problems of the text as markers at the exact place, in the words of whoever found them.
import type { Severity } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { editorMessages } from './messages.en.ts';
import type { ListedProblem } from '../problems/problems.ts';
import { rangeBetween } from './edits.ts';
import type { Lines } from './lines.ts';
import { monaco, type TextModel } from './monaco.ts';

const t = translator('editor', editorMessages);
const owner = 'portolan';
/** More would only slow the page down; the Problems list has them all. */
const mostMarkers = 1000;

const severities: Readonly<Record<Severity, monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  hint: monaco.MarkerSeverity.Info,
};

export function showMarkers(model: TextModel, lines: Lines, problems: readonly ListedProblem[]): void {
  const markers = problems.slice(0, mostMarkers).flatMap(({ code, severity, message, hint, place }) => {
    if (!place) return [];
    return {
      ...wide(rangeBetween(lines, place.from, place.to)),
      message: [message, hint].filter(Boolean).join('\n'),
      code,
      source: t('marker.source'),
      severity: severities[severity],
    };
  });
  monaco.editor.setModelMarkers(model, owner, markers);
}

/** An empty range has nothing to underline: take the character behind it. */
function wide(range: ReturnType<typeof rangeBetween>): ReturnType<typeof rangeBetween> {
  const isEmpty = range.startLineNumber === range.endLineNumber && range.startColumn === range.endColumn;
  return isEmpty ? { ...range, endColumn: range.endColumn + 1 } : range;
}
