// What hands do on the whole chart: draw a box around cards, hold Space to move the view, and press long where there is no
// right button. The view follows a new question by itself.
import type { RefObject } from 'react';
import { SelectionBox } from './SelectionBox.tsx';
import { useLongPress } from './useLongPress.ts';
import { useSpacePan } from './useSpacePan.ts';
import { useWayInView } from './useWayInView.ts';

export function Hands({ box }: { readonly box: RefObject<HTMLDivElement | null> }) {
  useSpacePan(box);
  useLongPress(box);
  useWayInView(box);
  return <SelectionBox box={box} />;
}
