// On a narrow page the panes become tabs, at the foot where thumbs are.
import { ListTree, Map, Signpost, TextCursorInput } from 'lucide-react';
import { Editor } from '../editor/Editor.tsx';
import { translator } from '../i18n/translate.ts';
import { shellMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import type { PaneName } from '../store/viewSlice.ts';
import { Tabs, type Tab } from '../ui/Tabs.tsx';
import { DrawnCanvas } from './DrawnCanvas.tsx';
import { Dock } from './Dock.tsx';
import { Guard } from './Guard.tsx';
import { Inspector } from './laterPanes.ts';
import styles from './NarrowPanes.module.css';

const t = translator('shell', shellMessages);
const tabs: readonly Tab<PaneName>[] = [
  { id: 'editor', label: t('editorPane'), icon: <TextCursorInput aria-hidden="true" /> },
  { id: 'canvas', label: t('canvasPane'), icon: <Map aria-hidden="true" /> },
  { id: 'details', label: t('detailsPane'), icon: <ListTree aria-hidden="true" /> },
  { id: 'dock', label: t('narrowDock'), icon: <Signpost aria-hidden="true" /> },
];

export function NarrowPanes() {
  const pane = useStore((state) => state.narrowPane);
  const showPane = useStore((state) => state.showPane);
  return (
    <Tabs label={t('narrowTabs')} tabs={tabs} value={pane} onChange={showPane} className={styles.narrow}>
      <Guard key={pane}>
        <div className={styles.pane} data-pane={pane}>
          <h2 className={styles.heading}>{tabs.find(({ id }) => id === pane)?.label}</h2>
          {pane === 'editor' && <Editor />}
          {pane === 'canvas' && <DrawnCanvas />}
          {pane === 'details' && <Inspector />}
          {pane === 'dock' && <Dock />}
        </div>
      </Guard>
    </Tabs>
  );
}
