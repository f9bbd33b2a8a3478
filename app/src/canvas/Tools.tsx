// Buttons for looking: zoom, show everything, 100 %, tidy.
import { Panel, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus, Sparkles } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { canvasMessages } from './messages.en.ts';
import { IconButton } from '../ui/Button.tsx';
import { fitOptions, motionMs } from './camera.ts';
import styles from './Tools.module.css';

const t = translator('canvas', canvasMessages);

export function Tools({ onTidy }: { readonly onTidy: () => void }) {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  return (
    <Panel position="bottom-left">
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
        <IconButton label={t('tools.tidy')} icon={<Sparkles />} onClick={onTidy} />
      </div>
    </Panel>
  );
}
