// Buttons for looking: zoom, everything, 100 %, the way of the request, tidy, namespaces, search; and beside them what can be
// created.
import { Panel, useReactFlow } from '@xyflow/react';
import type { Point } from '@portolan/graph';
import { Footprints, LandPlot, Maximize, Minus, Plus, Search, Sparkles } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { translator } from '../i18n/translate.ts';
import { canvasMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { shortcutText } from '../ui/shortcut.ts';
import { fitOptions, motionMs } from './camera.ts';
import { Palette } from './editing/Palette.tsx';
import styles from './Tools.module.css';

const t = translator('canvas', canvasMessages);

interface ToolsProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly isNarrow: boolean;
  readonly onTidy: () => void;
}

export function Tools({ box, isNarrow, onTidy }: ToolsProps) {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const byNamespace = useStore((state) => state.byNamespace);
  const shown = useRef(byNamespace);
  useEffect(() => {
    if (shown.current === byNamespace) return;
    shown.current = byNamespace;
    // Everything has another place now.
    void fitView(fitOptions());
  }, [byNamespace, fitView]);
  return (
    <Panel position="bottom-left" className={styles.bars}>
      <div className={styles.tools} role="toolbar" aria-label={t('tools.label')}>
        <IconButton
          label={t('tools.zoom-in')}
          shortcut="+"
          icon={<Plus />}
          onClick={() => void zoomIn({ duration: motionMs() })}
        />
        <IconButton
          label={t('tools.zoom-out')}
          shortcut="−"
          icon={<Minus />}
          onClick={() => void zoomOut({ duration: motionMs() })}
        />
        <IconButton
          label={t('tools.fit')}
          shortcut="1"
          icon={<Maximize />}
          onClick={() => void fitView(fitOptions())}
        />
        <IconButton
          label={t('tools.reset')}
          shortcut="0"
          icon={<span className={styles.scale}>{t('tools.scale')}</span>}
          onClick={() => void zoomTo(1, { duration: motionMs() })}
        />
        <IconButton
          label={t('tools.way')}
          shortcut="2"
          icon={<Footprints />}
          onClick={() => useStore.getState().showWay()}
        />
        <IconButton label={t('tools.tidy')} icon={<Sparkles />} onClick={onTidy} />
        <IconButton
          label={t('tools.namespaces')}
          icon={<LandPlot />}
          aria-pressed={byNamespace}
          onClick={() => useStore.getState().toggleNamespaces()}
        />
        <IconButton
          label={t('tools.search')}
          shortcut={shortcutText('mod+F')}
          icon={<Search />}
          onClick={() => useStore.setState({ isSearching: true })}
        />
      </div>
      <Create box={box} isFolded={isNarrow} />
    </Panel>
  );
}

function Create({ box, isFolded }: { readonly box: ToolsProps['box']; readonly isFolded: boolean }) {
  const { screenToFlowPosition } = useReactFlow();
  const toChart = (onPage: Point): Point | undefined => {
    const under = document.elementFromPoint(onPage.x, onPage.y);
    const isChart = under !== null && box.current?.contains(under) === true && !under.closest('[role="toolbar"]');
    return isChart ? screenToFlowPosition(onPage) : undefined;
  };
  const middle = (): Point => {
    const { x, y, width, height } = box.current?.getBoundingClientRect() ?? new DOMRect();
    return screenToFlowPosition({ x: x + width / 2, y: y + height / 3 });
  };
  return <Palette toChart={toChart} middle={middle} isFolded={isFolded} />;
}
