// The kinds that can be created: press one to have it in the middle of the view, drag it to its place, or search for it.
// Pointer events alone, so that fingers and pens drag as a mouse does.
import type { FreshKind } from '@portolan/engine';
import { freshKinds } from '@portolan/engine';
import type { Point } from '@portolan/graph';
import { Plus } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { createPortal } from 'react-dom';
import { translator } from '../../i18n/translate.ts';
import { useStore } from '../../store/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { create } from './creation.ts';
import { freshIcons, nodeKindOf } from './kinds.ts';
import { editingMessages } from './messages.en.ts';
import styles from './Palette.module.css';

const t = translator('editing', editingMessages);

export interface PaletteProps {
  /** The place on the chart of a place on the page; undefined beside the chart. Without it, things are only pressed. */
  readonly toChart?: (onPage: Point) => Point | undefined;
  /** The middle of the view, on the chart. */
  readonly middle?: () => Point;
  /** Kinds are hidden behind the first button until it is pressed. */
  readonly isFolded?: boolean;
}

interface Drag {
  readonly kind: FreshKind;
  readonly at: Point;
  readonly isOverChart: boolean;
}

/** CSS pixels that a press may tremble. */
const threshold = 5;

export function Palette({ toChart, middle, isFolded = false }: PaletteProps) {
  const [isOpen, setOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const { drag, handlers } = useDrag(toChart);
  const pick = (): void => {
    const box = more.current?.getBoundingClientRect();
    useStore.setState({ picking: { list: 'kinds', ...(box ? { at: { x: box.left, y: box.top } } : {}) } });
  };
  return (
    <div className={styles.palette} role="toolbar" aria-label={t('palette.label')} data-folded={isFolded}>
      <IconButton
        ref={more}
        label={t('palette.more')}
        shortcut={t('palette.key')}
        icon={<Plus />}
        {...(isFolded ? { 'aria-expanded': isOpen } : {})}
        onClick={isFolded ? () => setOpen(!isOpen) : pick}
      />
      {(!isFolded || isOpen) && (
        <div className={styles.kinds}>
          {freshKinds.map((kind) => {
            const Icon = freshIcons[kind];
            return (
              <button
                key={kind}
                type="button"
                className={styles.kind}
                data-kind={nodeKindOf(kind)}
                aria-label={t('palette.create', { kind })}
                title={t('palette.hint', { kind, doc: `${t(`kind.${kind}`)}.` })}
                onClick={() => {
                  setOpen(false);
                  if (handlers.wasDragged()) return;
                  const at = middle?.();
                  create({ kind, ...(at ? { at } : {}) });
                }}
                onPointerDown={(event) => handlers.down(event, kind)}
                onPointerMove={handlers.move}
                onPointerUp={handlers.up}
                onPointerCancel={handlers.cancel}
              >
                <Icon size={18} aria-hidden="true" />
              </button>
            );
          })}
        </div>
      )}
      {drag && <Ghost drag={drag} />}
    </div>
  );
}

/** What hangs on the pointer. */
function Ghost({ drag: { kind, at, isOverChart } }: { readonly drag: Drag }) {
  const Icon = freshIcons[kind];
  return createPortal(
    <div
      className={styles.ghost}
      data-kind={nodeKindOf(kind)}
      data-over={isOverChart}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
    >
      <Icon size={18} aria-hidden="true" />
      {kind}
    </div>,
    document.body,
  );
}

function useDrag(toChart: PaletteProps['toChart']) {
  const [drag, setDrag] = useState<Drag>();
  const pressed = useRef<{ readonly kind: FreshKind; readonly at: Point }>(undefined);
  const dragged = useRef(false);
  const end = (): void => {
    pressed.current = undefined;
    setDrag(undefined);
  };
  const handlers = {
    /** A drag ends in a click too. */
    wasDragged: () => dragged.current,
    down: (event: PointerEvent, kind: FreshKind) => {
      dragged.current = false;
      if (!toChart || event.button !== 0) return;
      pressed.current = { kind, at: pointOf(event) };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    move: (event: PointerEvent) => {
      if (!pressed.current) return;
      const at = pointOf(event);
      const { kind, at: start } = pressed.current;
      if (!dragged.current && Math.hypot(at.x - start.x, at.y - start.y) < threshold) return;
      dragged.current = true;
      setDrag({ kind, at, isOverChart: toChart?.(at) !== undefined });
    },
    up: (event: PointerEvent) => {
      const kind = pressed.current?.kind;
      end();
      if (!dragged.current || kind === undefined) return;
      const at = toChart?.(pointOf(event));
      if (at) create({ kind, at, isPlaced: true });
    },
    cancel: end,
  };
  return { drag, handlers };
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}
