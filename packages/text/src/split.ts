// Where a YAML stream is cut into documents: in front of a `---` line, and behind a `...` line. Nothing is parsed here.
// A marker counts at the start of a line only, whatever stands around it: inside block scalars too the marker ends the
// document. Source: YAML 1.2.2, 6.8 directives, 9.1.2 document markers, 9.2 streams.

const startsDocument = /^---(?=[ \t\r\n]|$)/;
const endsDocument = /^\.\.\.(?=[ \t\r\n]|$)/;
const marker = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;

/** Start offsets of the pieces of `text` between `from` and `to`; `from` is a start, and the first one returned. */
export function cutDocuments(text: string, from: number, to: number): number[] {
  const starts = [from];
  let start = from;
  marker.lastIndex = from;
  for (let found = marker.exec(text); found !== null && found.index < to; found = marker.exec(text)) {
    const at = found.index;
    if (at > start && text.startsWith('---', at) && !isPrologue(text, start, at)) {
      starts.push(at);
      start = at;
    } else if (text.startsWith('...', at)) {
      const next = text.indexOf('\n', at) + 1;
      if (next > 0 && next < to && hasContent(text, next, to)) {
        starts.push(next);
        start = next;
      }
    }
  }
  return starts;
}

/** Directives belong to the document whose `---` follows them. */
function isPrologue(text: string, from: number, to: number): boolean {
  const lines = linesOf(text, from, to);
  return (
    lines.some((line) => /^\uFEFF?%/.test(line)) && lines.every((line) => /^\uFEFF?\s*(?:[%#][^\n]*)?$/.test(line))
  );
}

/** Whether anything but blank lines and comments comes before the next `---` line. */
function hasContent(text: string, from: number, to: number): boolean {
  for (let at = from; at < to;) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? to : end);
    if (startsDocument.test(line)) return false;
    if (!/^\s*(?:#.*)?$/.test(line) && !endsDocument.test(line)) return true;
    if (end < 0) return false;
    at = end + 1;
  }
  return false;
}

function linesOf(text: string, from: number, to: number): string[] {
  const end = text.endsWith('\n', to) ? to - 1 : to;
  return text.slice(from, end).split('\n');
}
