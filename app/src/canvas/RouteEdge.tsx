// One edge: the way that the layout chose, an arrow, and the weight where several destinations share the traffic. While
// its node is dragged, a plain curve follows the pointer until the layout knows better.
import { nodeIn, type Box, type EdgeLabel, type EdgeRoute, type GraphEdge } from '@portolan/graph';
import { EdgeLabelRenderer, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import type { ChartEdge } from './flow.ts';
import { canvasMessages } from './messages.en.ts';
import styles from './RouteEdge.module.css';
import { isEdgeLit } from './state.ts';

const t = translator('canvas', canvasMessages);

export const RouteEdge = memo(function RouteEdge({ id, data, ...ends }: EdgeProps<ChartEdge>) {
  const isLit = useStore((state) => isEdgeLit(state, id));
  if (!data) return null;
  const { edge, route } = data;
  const isAtRest = route !== undefined && fits(route, ends);
  const path = isAtRest ? route.path : getBezierPath(ends)[0];
  const label = isAtRest ? route.label : undefined;
  return (
    <>
      <g className={styles.edge} data-kind={edge.kind} data-lit={isLit} data-quiet={edge.quiet}>
        <path className={styles.hit} d={path} />
        <path className={styles.line} d={path} markerEnd={`url(#${isLit ? arrowIds.lit : arrowIds.plain})`} />
      </g>
      {edge.label && label && <Label edge={edge} label={edge.label} box={label} isLit={isLit} />}
    </>
  );
});

interface LabelProps {
  readonly edge: GraphEdge;
  readonly label: EdgeLabel;
  readonly box: Box;
  readonly isLit: boolean;
}

/** Above all edges, so that no line crosses it out. It can be moved: editing/useWeights.ts listens. */
function Label({ edge, label, box, isLit }: LabelProps) {
  const isNear = useStore(({ selection }) => selection?.resource === edge.ref.resource);
  const target = useStore((state) => nodeIn(derivedOf(state).graph, edge.to)?.title ?? '');
  const now = label.kind === 'weight' ? (label.weight ?? 0) : Math.round(label.percent);
  return (
    <EdgeLabelRenderer>
      <span
        className={`${styles.label} nodrag nopan`}
        role="slider"
        aria-label={t(label.kind === 'weight' ? 'weight.name' : 'weight.mirror', { name: target })}
        aria-valuemin={0}
        aria-valuemax={Math.max(100, now)}
        aria-valuenow={now}
        aria-valuetext={label.text}
        // Reached by Tab once its VirtualService is selected, as its rules are.
        tabIndex={isNear ? 0 : -1}
        data-weighs={edge.id}
        data-lit={isLit}
        data-edge={edge.id}
        style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height }}
        onClick={() => useStore.getState().select(edge.ref, 'canvas')}
      >
        {label.text}
      </span>
    </EdgeLabelRenderer>
  );
}

const arrowIds = { plain: 'portolan-arrow', lit: 'portolan-arrow-lit' } as const;

/** The arrow heads that edges refer to; once per chart. */
export function Arrows() {
  return (
    <svg className={styles.arrows} aria-hidden="true">
      <defs>
        {(['plain', 'lit'] as const).map((look) => (
          <marker
            key={look}
            id={arrowIds[look]}
            className={styles.arrow}
            data-look={look}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M1 1 L9 5 L1 9" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}

type Ends = Pick<EdgeProps<ChartEdge>, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>;

function fits(route: EdgeRoute, { sourceX, sourceY, targetX, targetY }: Ends): boolean {
  const start = route.points[0];
  const end = route.points.at(-1);
  if (!start || !end) return false;
  const apart =
    Math.abs(start.x - sourceX) + Math.abs(start.y - sourceY) + Math.abs(end.x - targetX) + Math.abs(end.y - targetY);
  return apart < 1;
}
