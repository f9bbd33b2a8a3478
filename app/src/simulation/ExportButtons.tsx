// A chart taken along: as SVG, as PNG, or its figures as CSV.
import { Download } from 'lucide-react';
import type { RefObject } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { download, pngOf, svgText } from './exportChart.ts';
import styles from './Histogram.module.css';
import { simulationMessages } from './messages.en.ts';
import { toCsv } from './rows.ts';

const t = translator('simulation', simulationMessages);

interface ExportButtonsProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly table: () => readonly (readonly (string | number)[])[];
}

export function ExportButtons({ name, title, chart, table }: ExportButtonsProps) {
  const told = (file: string) => useStore.getState().notify({ tone: 'info', text: t('exported', { file }) });
  const save = (ending: string, content: Blob | undefined) => {
    if (!content) return useStore.getState().notify({ tone: 'error', text: t('exportFailed') });
    const file = `portolan-${name}.${ending}`;
    download(file, content);
    told(file);
  };
  const asSvg = () =>
    save('svg', chart.current ? new Blob([svgText(chart.current, title)], { type: 'image/svg+xml' }) : undefined);
  const asPng = async () =>
    save('png', chart.current ? await pngOf(chart.current, title).catch(() => undefined) : undefined);
  const asCsv = () => save('csv', new Blob([toCsv(table())], { type: 'text/csv' }));
  return (
    <div className={styles.exports} role="group" aria-label={t('export')}>
      <Button look="quiet" icon={<Download />} onClick={asSvg}>
        SVG
      </Button>
      <Button look="quiet" icon={<Download />} onClick={() => void asPng()}>
        PNG
      </Button>
      <Button look="quiet" icon={<Download />} onClick={asCsv}>
        CSV
      </Button>
    </div>
  );
}
