// Whole documents that come and go. What stands in them is not looked at, beyond where they begin and end.
import type { TextEdit } from '../edit.ts';
import type { Json } from '../json.ts';
import type { Source, SourceDocument } from '../source.ts';
import { entriesOf, eolOf, extentOf, nextLine } from './lines.ts';
import { printBlock } from './print.ts';
import { styleAround } from './style.ts';

/** A value as a document of its own, in the manner of the source's other documents. Ends without a line end. */
export function printDocument(source: Source, value: Json): string {
  const like = source.documents.find(({ content }) => content.root?.kind === 'map' && !content.root.flow);
  const style = styleAround(
    like?.content.text ?? source.text,
    like?.content.root === undefined ? [] : [like.content.root],
  );
  return printBlock(value, 0, { ...style, eol: eolOf(source.text) });
}

/**
 * A document, given without `---` and without final line end, behind document `after`, else at the end. A source without a
 * final line end keeps that.
 */
export function insertDocument(source: Source, body: string, after?: number): TextEdit[] {
  const { text, documents } = source;
  const eol = eolOf(text);
  if (documents.every(({ content }) => content.state === 'empty') && !text.includes('---')) {
    const open = text === '' || text.endsWith('\n') ? '' : eol;
    return [{ from: text.length, to: text.length, insert: open + body + eol }];
  }
  const next = after === undefined ? undefined : documents[after + 1];
  if (next !== undefined) {
    const { text: below } = next.content;
    // Directives stand behind `...`.
    const follows = below.startsWith('---') ? '' : below.startsWith('%') ? `...${eol}` : `---${eol}`;
    const closed = text[next.offset - 1] === '\n' ? '' : eol;
    return [{ from: next.offset, to: next.offset, insert: `${closed}---${eol}${body}${eol}${follows}` }];
  }
  const last = documents.at(-1);
  // An empty last document, `---` and nothing more, is filled.
  if (last !== undefined && /^---[ \t]*\r?\n\s*$/.test(last.content.text)) {
    const from = last.offset + nextLine(last.content.text, 0);
    return [{ from, to: text.length, insert: body + eol }];
  }
  const isOpen = text.endsWith('\n');
  return [{ from: text.length, to: text.length, insert: `${isOpen ? '' : eol}---${eol}${body}${isOpen ? eol : ''}` }];
}

/** The document with its `---` line and comments; a first document without one leaves what is set off above it. */
export function removeDocument(source: Source, index: number): TextEdit[] {
  const { text, documents } = source;
  const document = documents[index];
  if (document === undefined) return [];
  const next = documents[index + 1];
  const end = document.offset + lengthWithoutEnd(document, documents[index - 1], next);
  const from = hasMarker(document) ? document.offset + bomLength(document) : startOfContent(document);
  if (hasMarker(document) || next === undefined) {
    const isLast = next === undefined && !text.endsWith('\n');
    return [{ from: isLast ? trimLineEnd(text, from) : from, to: end, insert: '' }];
  }
  // What follows takes its place: its own bare `---` line is not needed any more.
  const marker = /^---[ \t]*\r?\n/.exec(next.content.text);
  return [{ from, to: end + (from === 0 && marker !== null ? marker[0].length : 0), insert: '' }];
}

/** Directives stand behind `...`: where the document above has none of its own, this one's stays for what follows. */
function lengthWithoutEnd({ content }: SourceDocument, above?: SourceDocument, next?: SourceDocument): number {
  const endMark = /(?:^|\n)(?=\.\.\.(?:[ \t][^\n]*|\r)?\n(?:[^\n]*\n)*$)/;
  const isNeeded =
    next?.content.text.startsWith('%') === true && above !== undefined && !endMark.test(above.content.text);
  const found = isNeeded ? endMark.exec(content.text) : null;
  return found === null ? content.text.length : found.index + found[0].length;
}

/** The text of a document without its `---` line, blank lines around it and final line end. */
export function bodyOf({ content }: SourceDocument): string {
  return content.text
    .replace(/^\uFEFF/, '')
    .replace(/^(?:%.*\r?\n)*---(?:[ \t]*(?:#.*)?\r?\n|[ \t]+|$)/, '')
    .replace(/^(?:[ \t]*\r?\n)+/, '')
    .replace(/(?:\r?\n[ \t]*)*(?:\r?\n\.\.\.[\s\S]*)?$/, '');
}

const hasMarker = ({ content }: SourceDocument): boolean => /^\uFEFF?(?:%.*\r?\n)*---(?=\s|$)/.test(content.text);

/** A byte order mark stays at the top of the file. */
const bomLength = ({ content }: SourceDocument): number => (content.text.startsWith('\uFEFF') ? 1 : 0);

function startOfContent({ offset, content }: SourceDocument): number {
  const { root, text } = content;
  const isBlock = (root?.kind === 'map' || root?.kind === 'seq') && !root.flow;
  const first = isBlock ? entriesOf(root)?.[0] : undefined;
  const start = first === undefined || first.start < 0 ? (root?.from ?? 0) : extentOf(text, first, 0).from;
  return offset + start;
}

function trimLineEnd(text: string, from: number): number {
  if (text[from - 1] !== '\n') return from;
  return text[from - 2] === '\r' ? from - 2 : from - 1;
}
