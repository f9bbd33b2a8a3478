// How large things are, without a DOM: fixed sizes per kind and a fixed measure of text. The canvas draws to these sizes,
// so what is computed here is what is seen. All lengths are CSS pixels at 100 % zoom.
import type { NodeKind } from './graph.ts';

export const widths: Readonly<Record<NodeKind, number>> = {
  mesh: 112,
  gateway: 240,
  'virtual-service': 280,
  service: 168,
  'service-entry': 208,
  subset: 152,
  workload: 176,
  'workload-entry': 176,
  'endpoint-slice': 176,
  sidecar: 176,
  ghost: 184,
};

/** Title and kind, above everything else. Handles `in` and `out` sit at its middle. */
export const headerHeight = 48;
export const headerMiddle = headerHeight / 2;
export const factHeight = 20;
/** Space below the last fact or rule. */
export const footer = 8;

export const ladder = {
  /** Left of the chips: the rule's number, and `or` between entries. */
  gutter: 36,
  right: 12,
  padding: 6,
  line: 24,
  /** The name of a protocol, above its first rule. */
  head: 22,
  chipHeight: 20,
  gap: 4,
} as const;

export const labelHeight = 18;

/** Width of one line at 12 px in a monospace face; characters beyond Latin count double, as wide ones are. */
function textWidth(text: string): number {
  let cells = 0;
  for (const character of text) cells += (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
  return Math.ceil(cells * 7.25);
}

export const chipWidth = (text: string): number => textWidth(text) + 16;
export const labelWidth = (text: string): number => textWidth(text) + 12;

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Places for boxes of these widths, in lines between `left` and `right`; one wider than a line gets a line, cut. */
export function flow(
  boxes: readonly number[],
  left: number,
  right: number,
  top: number,
): { places: Placed[]; bottom: number } {
  let x = left;
  let y = top;
  const places = boxes.map((wanted) => {
    const width = Math.min(wanted, right - left);
    if (x > left && x + width > right) {
      x = left;
      y += ladder.line;
    }
    const place = { x, y: y + (ladder.line - ladder.chipHeight) / 2, width, height: ladder.chipHeight };
    x += width + ladder.gap;
    return place;
  });
  return { places, bottom: y + ladder.line };
}
