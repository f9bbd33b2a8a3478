// Editing on the chart: lines that are drawn, moved and taken away, weights on edges, and lists to choose from. It listens to
// the chart from outside, so that cards and edges stay as light as for looking.
import { edgeIn, nodeIn, type Graph, type Layout, type NodeId, type Point } from '@portolan/graph';
import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import type { Picking } from '../../store/drawingSlice.ts';
import { useStore } from '../../store/store.ts';
import { DrawnLine } from './DrawnLine.tsx';
import { endOfHandle, endOfNode, lineOf, type ChartEnd } from './ends.ts';
import { Grips } from './Grips.tsx';
import { endingChoices, kindChoices, targetChoices } from './lists.tsx';
import { moveChoices } from './moves.ts';
import { editingMessages } from './messages.en.ts';
import { Picker } from './Picker.tsx';
import { useActiveEdge } from './useActiveEdge.ts';
import { useEditKeys } from './useEditKeys.ts';
import { useLine, type Origin } from './useLine.ts';
import { useWeights } from './useWeights.ts';
import { WeightField } from './WeightField.tsx';

const t = translator('editing', editingMessages);

export interface EditLayerProps {
  /** The chart's own box. */
  readonly box: RefObject<HTMLDivElement | null>;
}

export function EditLayer({ box }: EditLayerProps) {
  const graph = useStore((state) => derivedOf(state).graph);
  const layout = useStore((state) => derivedOf(state).layout);
  const picking = useStore((state) => state.picking);
  const { drawn, start } = useLine(box);
  const { writing, done } = useWeights(box);
  const active = useActiveEdge(box, graph, drawn !== undefined);
  useHandles(box, start);
  useEditKeys(box);

  const edge = active === undefined ? undefined : edgeIn(graph, active);
  const route = edge && layout.routes[edge.id];
  const written = writing === undefined ? undefined : edgeIn(graph, writing);
  const place = written && layout.routes[written.id]?.label;
  const rect = box.current?.getBoundingClientRect();
  return (
    <>
      {edge && route && !drawn && (
        <Grips
          route={route}
          onGrip={(moved, event) => {
            const line = lineOf(graph, edge);
            const anchor = moved === 'to' ? route.points[0] : route.points.at(-1);
            if (line && anchor) start({ kind: 'move', line, moved, at: anchor }, anchor, pointOf(event));
          }}
        />
      )}
      {drawn && rect && <DrawnLine drawn={drawn} box={rect} />}
      {written && place && (
        <WeightField key={written.id} edge={written} name={nameOf(graph, written.to)} box={place} onDone={done} />
      )}
      {picking && <OpenPicker key={picking.list} picking={picking} graph={graph} layout={layout} box={box} />}
    </>
  );
}

/** A press on a handle begins a new line. */
function useHandles(
  box: RefObject<HTMLDivElement | null>,
  start: (origin: Origin, anchor: Point, pointer: Point) => void,
): void {
  useEffect(() => {
    const chart = box.current;
    const press = (event: PointerEvent): void => {
      if (event.button !== 0 || !(event.target instanceof HTMLElement)) return;
      const handle = event.target.dataset['handle'];
      if (handle === undefined) return;
      const { graph, layout } = derivedOf(useStore.getState());
      const id = event.target.closest<HTMLElement>('.react-flow__node')?.dataset['id'] ?? '';
      const node = nodeIn(graph, id);
      const at = layout.positions[id];
      const port = node?.handles.find((one) => one.id === handle);
      if (!node || !at || !port) return;
      event.preventDefault();
      const anchor = { x: at.x + (port.side === 'right' ? node.width : 0), y: at.y + port.y };
      start({ kind: 'new', start: endOfHandle(node, handle), at: anchor }, anchor, pointOf(event));
    };
    chart?.addEventListener('pointerdown', press);
    return () => chart?.removeEventListener('pointerdown', press);
  }, [box, start]);
}

interface OpenPickerProps {
  readonly picking: Picking;
  readonly graph: Graph;
  readonly layout: Layout;
  readonly box: RefObject<HTMLDivElement | null>;
}

function OpenPicker({ picking, graph, layout, box }: OpenPickerProps) {
  const { screenToFlowPosition, flowToScreenPosition } = useReactFlow();
  const close = (): void => useStore.setState({ picking: undefined });
  const rect = box.current?.getBoundingClientRect() ?? new DOMRect();
  const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 3 };
  const beside = (id: NodeId): Point => {
    const place = layout.positions[id];
    return place ? flowToScreenPosition({ x: place.x + (nodeIn(graph, id)?.width ?? 0), y: place.y }) : middle;
  };
  switch (picking.list) {
    case 'kinds': {
      const at = picking.at ?? { x: middle.x - 190, y: rect.y + 48 };
      return (
        <Picker
          title={t('pick.kinds')}
          at={at}
          choices={(query) => kindChoices(query, () => screenToFlowPosition(middle))}
          onClose={close}
        />
      );
    }
    case 'endings': {
      const { start, name, at } = picking;
      return (
        <Picker
          title={t('pick.endings', { name })}
          at={at ?? beside(picking.node)}
          choices={(query) => endingChoices(query, start, at && screenToFlowPosition(at))}
          onClose={close}
        />
      );
    }
    case 'moves': {
      const edge = edgeIn(graph, picking.edge);
      const line = edge && lineOf(graph, edge);
      if (!line) return null;
      const { moved } = picking;
      const stays = moved === 'to' ? line.start : line.finish;
      return (
        <Picker
          title={t(`pick.moves.${moved}`, { name: stays.name })}
          at={beside(line.start.node.id)}
          choices={(query) => moveChoices(query, line, moved)}
          onClose={close}
        />
      );
    }
    case 'targets': {
      const node = nodeIn(graph, picking.node);
      if (!node) return null;
      const start: ChartEnd = { node, end: picking.start, name: picking.name };
      return (
        <Picker
          title={t('pick.targets', { name: picking.name })}
          at={beside(node.id)}
          choices={(query) => targetChoices(query, start)}
          onClose={close}
        />
      );
    }
  }
}

function nameOf(graph: Graph, id: string): string {
  const node = nodeIn(graph, id);
  return node ? endOfNode(node).name : '';
}

function pointOf({ clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>): Point {
  return { x: clientX, y: clientY };
}
