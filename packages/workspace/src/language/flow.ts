// Flow collections around the caret, `{ host: reviews, subset: | }`: read bracket by bracket as far as they go, closed or
// not. A line that belongs to the block around them ends what somebody forgot to close.
import { isBlankAt, newFrame, noteScalar, quoteEnd, unquoted, type Frame } from './levels.ts';

/** What the caret may do inside flow style. */
export interface FlowCaret {
  readonly role: 'key' | 'value';
  readonly from: number;
  readonly to: number;
  readonly hasColon: boolean;
}

type Phase = 'key' | 'colon' | 'value' | 'done';

/**
 * Reads from the opening bracket at `from`.
 *
 * @param frames those around it; what is open while `onCaret` runs stands in it too
 * @param outer column of the block collection around it: a line that is indented no deeper belongs to that
 * @returns behind the closing bracket, or where the reading gave up
 */
export function readFlow(
  text: string,
  from: number,
  caret: number,
  frames: Frame[],
  outer: number,
  onCaret: (spot: FlowCaret | undefined) => void,
): number {
  const depth = frames.length;
  const phases: Phase[] = [];
  let at = from;
  const tell = (spot: FlowCaret | undefined, until: number, since = at): void => {
    if (caret >= since && caret <= until) onCaret(spot);
  };
  while (at < text.length) {
    const gap = gapEnd(text, at, outer);
    const top = frames.at(-1);
    const phase = phases.at(-1);
    // Right behind a bracket or comma the caret stands in the gap; right in front of a word it belongs to the word.
    const isHere = caret >= at && (caret < gap.to || (gap.isOver && caret === gap.to));
    if (phases.length > 0 && top !== undefined && isHere) onCaret(gapSpot(top, phase, caret, gap));
    if (gap.isOver) break;
    at = gap.to;
    const char = text[at];
    if (char === '{' || char === '[') {
      if (top !== undefined) top.isPending = false;
      frames.push(newFrame(char === '{' ? 'map' : 'list', at, true));
      phases.push(char === '{' ? 'key' : 'value');
      at++;
    } else if (char === '}' || char === ']') {
      if (caret === at) onCaret(top && gapSpot(top, phase, caret, gap));
      phases.pop();
      frames.pop();
      at++;
      if (phases.length === 0) break;
      phases[phases.length - 1] = 'done';
    } else if (char === ',') {
      if (caret === at && top !== undefined && phase !== 'done') onCaret(gapSpot(top, phase, caret, gap));
      if (top?.kind === 'list') top.index++;
      phases[phases.length - 1] = top?.kind === 'map' ? 'key' : 'value';
      at++;
    } else if (char === ':' && phase === 'colon') {
      phases[phases.length - 1] = 'value';
      at++;
    } else {
      const to = Math.max(wordEnd(text, at), at + 1);
      const word = unquoted(text.slice(at, to));
      if (top?.kind === 'map' && phase === 'key') {
        const hasColon = text[gapEnd(text, to, outer).to] === ':';
        const isCaret = caret >= at && caret <= to;
        top.key = isCaret ? '' : word;
        tell({ role: 'key', from: at, to, hasColon }, to);
        if (isCaret) top.key = word;
        else top.entries.set(word, '');
        phases[phases.length - 1] = 'colon';
      } else {
        const isValue = phase === 'value';
        tell(isValue ? { role: 'value', from: at, to, hasColon: false } : undefined, to);
        if (isValue) noteScalar(frames, word);
        phases[phases.length - 1] = 'done';
      }
      at = to;
    }
  }
  frames.length = depth;
  return at;
}

function gapSpot(top: Frame, phase: Phase | undefined, caret: number, gap: Gap): FlowCaret | undefined {
  if (gap.comment !== undefined && caret > gap.comment) return undefined;
  if (phase === 'key') {
    top.key = '';
    return { role: 'key', from: caret, to: caret, hasColon: false };
  }
  return phase === 'value' ? { role: 'value', from: caret, to: caret, hasColon: false } : undefined;
}

interface Gap {
  /** Of the next token, or where the flow is over. */
  readonly to: number;
  readonly isOver: boolean;
  readonly comment?: number;
}

/** Over blanks, line ends and comments. */
function gapEnd(text: string, from: number, outer: number): Gap {
  let at = from;
  let comment: number | undefined;
  const done = (isOver: boolean): Gap => ({ to: at, isOver, ...(comment === undefined ? {} : { comment }) });
  while (at < text.length) {
    const char = text[at];
    if (char === '\n') {
      const next = /[^ \r\n\t]/.exec(text.slice(at + 1, at + 1000));
      const start = next === null ? text.length : text.lastIndexOf('\n', at + 1 + next.index) + 1;
      const column = next === null ? -1 : at + 1 + next.index - start;
      // A bracket that closes may stand in the column of the key.
      if (next !== null && column <= outer && !/[}\]]/.test(next[0])) return done(true);
      at++;
    } else if (char === ' ' || char === '\t' || char === '\r') at++;
    else if (char === '#' && (at === 0 || isBlankAt(text, at - 1))) {
      comment ??= at;
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else return done(false);
  }
  return done(true);
}

function wordEnd(text: string, from: number): number {
  if (text[from] === '"' || text[from] === "'") {
    const line = text.indexOf('\n', from);
    const limit = line < 0 ? text.length : line;
    return quoteEnd(text, from, limit) ?? plainEnd(text, from);
  }
  return plainEnd(text, from);
}

function plainEnd(text: string, from: number): number {
  let end = from;
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? '';
    if (/[,[\]{}\n\r]/.test(char)) break;
    if (char === ':' && (isBlankAt(text, at + 1) || /[,[\]{}]/.test(text[at + 1] ?? ''))) break;
    if (char === '#' && isBlankAt(text, at - 1)) break;
    if (char !== ' ' && char !== '\t') end = at + 1;
  }
  return end;
}
