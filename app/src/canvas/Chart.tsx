// The chart: React Flow over the graph's data. Gestures that look (pan, zoom, walk) stay here; what a gesture means
// (select, pin) goes to the store.
import '@xyflow/react/dist/base.css';
import { nodeAt, nodeIn, type Graph, type Layout, type NodeId, type Pins, type Point } from '@portolan/graph';
import { ReactFlow, useReactFlow, type EdgeTypes, type NodeChange, type NodeTypes } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type MouseEvent } from 'react';
import { translator } from '../i18n/translate.ts';
import { useRested } from '../ui/useRested.ts';
import { canvasMessages } from './messages.en.ts';
import { derivedOf, litPathOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { fitOptions, leastZoom, motionMs, openingView, panToShow, zoomRange, type Size } from './camera.ts';
import styles from './Chart.module.css';
import { createFlow, type ChartEdge, type ChartNode } from './flow.ts';
import { NodeCard } from './NodeCard.tsx';
import { chartHandling, EditLayer, Hands, Namespaces, Overview, Tools } from './later.ts';
import { Rhumbs } from './Rhumbs.tsx';
import { Arrows, RouteEdge } from './RouteEdge.tsx';
import { SearchBar } from './laterSearch.ts';
import { useFarScale } from './useFarScale.ts';
import { useNoMeasuring } from './useNoMeasuring.ts';
import { wayOf } from './way.ts';

const t = translator('canvas', canvasMessages);
const nodeTypes: NodeTypes = { chart: NodeCard };
const edgeTypes: EdgeTypes = { route: RouteEdge };

/** From here on only what is in view is drawn. */
const manyNodes = 150;
/** Below this width there is no room for an overview, in CSS pixels. */
const narrow = 560;
/** Below this width tools and palette do not fit beside each other and the overview. */
const roomy = 800;
/** Fewer nodes than this are found without an overview. */
const fewNodes = 12;

/** @param pane size in CSS pixels */
export function Chart({ pane }: { readonly pane: Size }) {
  useNoMeasuring();
  const graph = useStore((state) => derivedOf(state).graph);
  const layout = useStore((state) => derivedOf(state).layout);
  const byNamespace = useStore((state) => state.byNamespace);
  const isWayLit = useStore((state) => litPathOf(state).nodes.length > 0);
  const isSearching = useStore((state) => state.found !== undefined);
  const [dragged, setDragged] = useState<Pins>();
  const movable = useMovable(graph);
  const [flow] = useState(createFlow);
  const nodes = useMemo(() => flow.nodes(graph, layout, dragged, movable), [flow, graph, layout, dragged, movable]);
  const edges = useMemo(() => flow.edges(graph, layout), [flow, graph, layout]);
  const box = useRef<HTMLDivElement>(null);
  const scale = useFarScale();
  const reactFlow = useReactFlow();
  useRevealed(box, graph, layout);
  useViewOnImport(pane);
  const tidy = useTidy();
  const isRested = useRested();
  const [firstView] = useState(() =>
    openingView(layout.bounds, pane, wayOf(graph, layout, litPathOf(useStore.getState()), pane)),
  );

  // The same functions at every edit: React Flow takes another one for news and looks at every node again.
  const onNodesChange = useCallback((changes: NodeChange<ChartNode>[]): void => {
    for (const change of changes) {
      if (change.type === 'position' && change.position && change.dragging) {
        setDragged(carried(change.id, change.position));
      }
    }
  }, []);
  const onNodeDragStop = useCallback((_: unknown, node: ChartNode): void => {
    setDragged(undefined);
    useStore.getState().pin(carried(node.id, node.position));
  }, []);

  return (
    <div
      ref={box}
      className={styles.chart}
      data-way={isWayLit}
      data-searching={isSearching}
      data-chart=""
      data-tidying={tidy.isRunning}
      data-zoom={scale === Infinity ? 'farthest' : scale > 1 ? 'far' : 'near'}
      style={{ '--far-scale': scale } as CSSProperties}
      tabIndex={-1}
      onKeyDown={(event) => chartHandling()?.keys.onKeyDown(event, { box, graph, layout, flow: reactFlow })}
      onFocus={(event) => chartHandling()?.keys.onFocus(event, { box, graph, layout, flow: reactFlow })}
      onContextMenu={(event) => chartHandling()?.menu.onContextMenu(event)}
    >
      <Arrows />
      <ReactFlow<ChartNode, ChartEdge>
        aria-label={t('chart.label')}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeClick={selectNode}
        onEdgeClick={selectEdge}
        onPaneClick={deselect}
        onNodeDragStop={onNodeDragStop}
        onlyRenderVisibleElements={nodes.length > manyNodes}
        nodeDragThreshold={4}
        nodesDraggable={!isTouched}
        nodesConnectable={false}
        elementsSelectable={false}
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        minZoom={leastZoom(layout.bounds, nodes.length, pane)}
        maxZoom={zoomRange.max}
        defaultViewport={firstView}
        attributionPosition="bottom-right"
      >
        <Rhumbs />
        {byNamespace && <Namespaces graph={graph} layout={layout} />}
        {isRested && <Tools box={box} isNarrow={pane.width < roomy} onTidy={tidy.run} />}
        <EditLayer box={box} />
        {isRested && <Hands box={box} />}
        <SearchBar />
        {isRested && pane.width >= narrow && nodes.length >= fewNodes && <Overview graph={graph} layout={layout} />}
      </ReactFlow>
    </div>
  );
}

/** Of a screen that is touched: a finger moves the view, wherever it is put down. */
const isTouched = matchMedia('(pointer: coarse)').matches;

/** The cards that a finger can move, those that are selected; undefined for a mouse, which moves any. */
function useMovable(graph: Graph): readonly NodeId[] | undefined {
  // Selecting anything makes a new tick.
  const tick = useStore((state) => (isTouched ? state.selectionTick : undefined));
  return useMemo(
    () => (tick === undefined ? undefined : (chartHandling()?.several.selectedIn(graph, useStore.getState()) ?? [])),
    [graph, tick],
  );
}

/** Where a card that is dragged goes, and those that go with it. */
function carried(id: NodeId, to: Point): Pins {
  return chartHandling()?.several.carried(id, to) ?? { [id]: to };
}

/** Brings what another pane selected into view, without a move of the focus. */
function useRevealed(box: React.RefObject<HTMLDivElement | null>, graph: Graph, layout: Layout): void {
  const { getViewport, setViewport } = useReactFlow();
  const tick = useStore((state) => state.selectionTick);
  const shown = useRef(tick);
  useEffect(() => {
    const { selection, selectionOrigin } = useStore.getState();
    if (shown.current === tick) return;
    shown.current = tick;
    const node = selection && nodeAt(graph, selection);
    const place = node && layout.positions[node.id];
    const pane = box.current?.getBoundingClientRect();
    if (!node || !place || !pane) return;
    const view = getViewport();
    const card = { ...place, width: node.width, height: node.height };
    // What was pressed here is in view already, unless the details have just opened over it.
    if (selectionOrigin === 'canvas' && card.height * view.zoom > pane.height) return;
    const moved = panToShow(card, pane, view);
    if (moved) void setViewport(moved, { duration: motionMs() });
  }, [tick, graph, layout, box, getViewport, setViewport]);
}

/** A new text gets a new view; smaller changes leave it alone. */
function useViewOnImport(pane: Size): void {
  const { setViewport } = useReactFlow();
  const change = useStore((state) => state.lastChange);
  const seen = useRef(change);
  useEffect(() => {
    if (seen.current === change) return;
    seen.current = change;
    if (change?.origin !== 'import') return;
    const state = useStore.getState();
    const { graph, layout } = derivedOf(state);
    const view = openingView(layout.bounds, pane, wayOf(graph, layout, litPathOf(state), pane));
    void setViewport(view, { duration: motionMs() });
  }, [change, pane, setViewport]);
}

/** Lays everything out anew; for a moment the cards glide to their new places. */
function useTidy() {
  const { fitView } = useReactFlow();
  const [isRunning, setRunning] = useState(false);
  useEffect(() => {
    if (!isRunning) return undefined;
    void fitView(fitOptions());
    const timer = setTimeout(() => setRunning(false), 2 * motionMs());
    return () => clearTimeout(timer);
  }, [isRunning, fitView]);
  const run = (): void => {
    useStore.getState().clearPins();
    setRunning(true);
  };
  return { isRunning, run };
}

function selectNode(event: MouseEvent, { id }: ChartNode): void {
  const state = useStore.getState();
  if (event.shiftKey || event.ctrlKey || event.metaKey) {
    chartHandling()?.several.toggle(id);
    return;
  }
  state.select(nodeIn(derivedOf(state).graph, id)?.ref, 'canvas');
}

function selectEdge(_: unknown, { data }: ChartEdge): void {
  if (data) useStore.getState().select(data.edge.ref, 'canvas');
}

function deselect(): void {
  useStore.getState().select(undefined, 'canvas');
}
