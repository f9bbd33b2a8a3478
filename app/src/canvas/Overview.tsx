// The whole chart in a corner, with a frame around what is in view; press or drag to go there. One path per kind: a
// thousand nodes cost no more than eleven elements. (React Flow's own map keeps a component for each node.)
import type { Graph, Layout, NodeKind } from '@portolan/graph';
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { memo, type PointerEvent } from 'react';
import { translator } from '../i18n/translate.ts';
import { canvasMessages } from './messages.en.ts';
import type { Rect } from './camera.ts';
import styles from './Overview.module.css';

const t = translator('canvas', canvasMessages);

/** CSS pixels. */
const size = { width: 168, height: 112 } as const;
/** Chart units around the chart. */
const margin = 40;
/** How many times more one axis may be reduced than the other. */
const mostSqueezed = 12;

export function Overview({ graph, layout }: { readonly graph: Graph; readonly layout: Layout }) {
  const { getViewport, setViewport } = useReactFlow();
  const paneWidth = useStore((state) => state.width);
  const paneHeight = useStore((state) => state.height);
  const box = shaped(layout.bounds);

  const goTo = (event: PointerEvent<SVGSVGElement>): void => {
    const map = event.currentTarget.getBoundingClientRect();
    const { zoom } = getViewport();
    const x = box.x + ((event.clientX - map.left) / map.width) * box.width;
    const y = box.y + ((event.clientY - map.top) / map.height) * box.height;
    void setViewport({ x: paneWidth / 2 - x * zoom, y: paneHeight / 2 - y * zoom, zoom });
  };
  return (
    <Panel position="bottom-right">
      <svg
        className={styles.overview}
        role="img"
        aria-label={t('overview.label')}
        width={size.width}
        height={size.height}
        preserveAspectRatio="none"
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) goTo(event);
        }}
      >
        <Specks paths={pathByKind(graph, layout)} />
        <Frame />
      </svg>
    </Panel>
  );
}

const Specks = memo(function Specks({ paths }: { readonly paths: ReadonlyMap<NodeKind, string> }) {
  return [...paths].map(([kind, path]) => <path key={kind} className={styles.speck} data-kind={kind} d={path} />);
});

const drawn = new WeakMap<Layout, ReadonlyMap<NodeKind, string>>();

/** A layout stays the same object as long as sizes and places do, whatever changes inside the nodes. */
function pathByKind(graph: Graph, layout: Layout): ReadonlyMap<NodeKind, string> {
  let paths = drawn.get(layout);
  if (!paths) drawn.set(layout, (paths = drawPaths(graph, layout)));
  return paths;
}

function drawPaths(graph: Graph, layout: Layout): ReadonlyMap<NodeKind, string> {
  const parts = new Map<NodeKind, string[]>();
  for (const { id, kind, width, height } of graph.nodes) {
    const at = layout.positions[id];
    if (!at) continue;
    const part = `M${at.x} ${at.y}h${width}v${height}h${-width}z`;
    const list = parts.get(kind);
    if (list) list.push(part);
    else parts.set(kind, [part]);
  }
  return new Map([...parts].map(([kind, list]) => [kind, list.join('')]));
}

/** What is in view. */
function Frame() {
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  return <rect className={styles.frame} x={-x / zoom} y={-y / zoom} width={width / zoom} height={height / zoom} />;
}

/** The chart with room around it, in the shape of the map; a long thin one is squeezed, or it would be a hair. */
function shaped({ x, y, width, height }: Rect): Rect {
  const unitsPerX = (width + 2 * margin) / size.width;
  const unitsPerY = (height + 2 * margin) / size.height;
  const scaleX = Math.max(unitsPerX, unitsPerY / mostSqueezed);
  const scaleY = Math.max(unitsPerY, unitsPerX / mostSqueezed);
  const box = { width: scaleX * size.width, height: scaleY * size.height };
  return { ...box, x: x + (width - box.width) / 2, y: y + (height - box.height) / 2 };
}
