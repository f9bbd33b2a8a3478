// A quiet frame around the cards of each namespace, with its name. The layout gives each a band of its own; a card that
// somebody has pinned elsewhere stays outside.
import type { Box, Graph, Layout } from '@portolan/graph';
import { useStore as useFlow, ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { translator } from '../../i18n/translate.ts';
import { useStore } from '../../store/store.ts';
import { canvasMessages } from '../messages.en.ts';
import styles from './Namespaces.module.css';

const t = translator('canvas', canvasMessages);

/** Chart units around the cards; above them there is room for the name. */
const room = { side: 20, top: 40, bottom: 20 } as const;

export const Namespaces = memo(function Namespaces({
  graph,
  layout,
}: {
  readonly graph: Graph;
  readonly layout: Layout;
}) {
  const pins = useStore((state) => state.pins);
  const scale = useFlow((state) => scaleAt(state.transform[2]));
  return (
    <ViewportPortal>
      {[...regionsOf(graph, layout, pins)].map(([name, { x, y, width, height }]) => (
        <div
          key={name}
          className={styles.region}
          role="img"
          aria-label={t('region.name', { name })}
          style={{
            transform: `translate(${x - room.side}px, ${y - room.top}px)`,
            width: width + 2 * room.side,
            height: height + room.top + room.bottom,
          }}
        >
          <span className={styles.name} style={{ fontSize: 13 * scale }}>
            {name}
          </span>
        </div>
      ))}
    </ViewportPortal>
  );
});

/** From afar the names are what can still be read; in steps, so that zooming redraws little. */
function scaleAt(zoom: number): number {
  return Math.min(5, Math.max(1, 1.25 ** Math.round(Math.log(0.9 / zoom) / Math.log(1.25))));
}

function regionsOf(
  { nodes }: Graph,
  { positions }: Layout,
  pins: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Box> {
  const regions = new Map<string, Box>();
  for (const { id, namespace, width, height } of nodes) {
    const at = positions[id];
    if (!at || namespace === '' || id in pins) continue;
    const known = regions.get(namespace);
    const x = Math.min(at.x, known?.x ?? Infinity);
    const y = Math.min(at.y, known?.y ?? Infinity);
    const right = Math.max(at.x + width, known ? known.x + known.width : -Infinity);
    const bottom = Math.max(at.y + height, known ? known.y + known.height : -Infinity);
    regions.set(namespace, { x, y, width: right - x, height: bottom - y });
  }
  return regions;
}
