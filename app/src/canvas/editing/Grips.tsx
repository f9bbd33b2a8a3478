// Grips at both ends of the edge that the pointer rests on, or that is selected: drag one to another target, or away.
import type { Box, EdgeRoute, Point } from '@portolan/graph';
import { ViewportPortal } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { translator } from '../../i18n/translate.ts';
import { editingMessages } from './messages.en.ts';
import styles from './Grips.module.css';

const t = translator('editing', editingMessages);

/** Chart units from the node: beside its handle, which draws a new line. */
const offset = 20;

/** A label begins at the node: then the grip stands behind it. */
function besideLabel({ x, y }: Point, label: Box | undefined): Point {
  const isInTheWay = label !== undefined && label.x < x + 2 * offset;
  return isInTheWay ? { x: label.x + label.width + 16, y: label.y + label.height / 2 } : { x: x + offset, y };
}

interface GripsProps {
  readonly route: EdgeRoute;
  readonly onGrip: (end: 'from' | 'to', event: PointerEvent) => void;
}

export function Grips({ route, onGrip }: GripsProps) {
  const start = route.points[0];
  const end = route.points.at(-1);
  if (!start || !end) return null;
  const places: readonly (readonly ['from' | 'to', Point])[] = [
    ['from', besideLabel(start, route.label)],
    ['to', { x: end.x - offset, y: end.y }],
  ];
  return (
    <ViewportPortal>
      {places.map(([which, at]) => (
        <span
          key={which}
          className={`${styles.grip} nodrag nopan`}
          data-grip={which}
          title={t(`grip.${which}`)}
          style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.stopPropagation();
            onGrip(which, event);
          }}
        />
      ))}
    </ViewportPortal>
  );
}
