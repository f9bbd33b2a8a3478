// The canvas pane: the chart, or what to do while there is nothing to draw.
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import styles from './Canvas.module.css';
import { Chart } from './Chart.tsx';
import { EmptyChart } from './EmptyChart.tsx';

const t = translator('canvas');

/** Below this width there is no room for an overview, in CSS pixels. */
const narrow = 560;

export function Canvas() {
  const isEmpty = useStore((state) => derivedOf(state).graph.nodes.length === 0);
  const { ref, width } = useWidth();
  return (
    <section ref={ref} className={styles.canvas} aria-label={t('label')}>
      {isEmpty ? (
        <EmptyChart />
      ) : (
        // A pane that has no size yet could not be fitted.
        width > 0 && (
          <ReactFlowProvider>
            <Chart isNarrow={width < narrow} />
          </ReactFlowProvider>
        )
      )}
    </section>
  );
}

function useWidth() {
  const ref = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!ref.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
