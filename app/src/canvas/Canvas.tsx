// The canvas pane: the chart, or what to do while there is nothing to draw.
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { canvasMessages } from './messages.en.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import styles from './Canvas.module.css';
import { Chart } from './Chart.tsx';
import { EmptyChart } from './laterEmpty.ts';

const t = translator('canvas', canvasMessages);

export function Canvas() {
  const isEmpty = useStore((state) => derivedOf(state).graph.nodes.length === 0);
  const { ref, pane } = usePaneSize();
  return (
    <section ref={ref} className={styles.canvas} aria-label={t('label')}>
      {isEmpty ? (
        <EmptyChart />
      ) : (
        // A pane that has no size yet could not be fitted.
        pane.width > 0 && (
          <ReactFlowProvider>
            <Chart pane={pane} />
          </ReactFlowProvider>
        )
      )}
    </section>
  );
}

function usePaneSize() {
  const ref = useRef<HTMLElement>(null);
  const [pane, setPane] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!ref.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setPane({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, pane };
}
