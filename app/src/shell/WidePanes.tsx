// Text | chart | details over the dock. Every pane resizes and folds away to a strip that opens it again.
import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Editor } from '../editor/Editor.tsx';
import { translator } from '../i18n/translate.ts';
import { shellMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { DrawnCanvas } from './DrawnCanvas.tsx';
import { Dock } from './Dock.tsx';
import { Guard } from './Guard.tsx';
import { Inspector } from './laterPanes.ts';
import styles from './WidePanes.module.css';

const t = translator('shell', shellMessages);
/** CSS pixels. The chart takes what is left, so the others may not take everything. */
const limits = { editor: [200, 720], details: [220, 520], dock: [96, 520] } as const;

export function WidePanes() {
  return (
    <div className={styles.panes}>
      <div className={styles.row}>
        <EditorPane />
        <div className={styles.canvas}>
          <Guard>
            <DrawnCanvas />
          </Guard>
        </div>
        <DetailsPane />
      </div>
      <DockPane />
    </div>
  );
}

function EditorPane() {
  const { editorOpen, editorWidth } = useStore((state) => state.panes);
  const setPanes = useStore((state) => state.setPanes);
  const fold = () => setPanes({ editorOpen: false });
  if (!editorOpen) {
    const open = () => setPanes({ editorOpen: true });
    return <Strip label={t('openEditor')} title={t('editorPane')} icon={<ChevronRight />} onClick={open} />;
  }
  return (
    <>
      <div className={styles.side} style={{ width: editorWidth }}>
        <PaneHead title={t('editorPane')}>
          <IconButton label={t('foldEditor')} icon={<ChevronLeft />} onClick={fold} />
        </PaneHead>
        <Guard>
          <Editor />
        </Guard>
      </div>
      <Splitter
        label={t('resizeEditor')}
        orientation="vertical"
        pane="before"
        size={editorWidth}
        min={limits.editor[0]}
        max={limits.editor[1]}
        onResize={(size) => setPanes({ editorWidth: size })}
        onFold={fold}
      />
    </>
  );
}

function DetailsPane() {
  const { detailsOpen, detailsWidth } = useStore((state) => state.panes);
  const setPanes = useStore((state) => state.setPanes);
  const fold = () => setPanes({ detailsOpen: false });
  if (detailsOpen !== true) {
    const open = () => setPanes({ detailsOpen: true });
    return <Strip label={t('openDetails')} title={t('detailsPane')} icon={<ChevronLeft />} onClick={open} />;
  }
  return (
    <>
      <Splitter
        label={t('resizeDetails')}
        orientation="vertical"
        pane="after"
        size={detailsWidth}
        min={limits.details[0]}
        max={limits.details[1]}
        onResize={(size) => setPanes({ detailsWidth: size })}
        onFold={fold}
      />
      <section className={styles.side} style={{ width: detailsWidth }} aria-label={t('detailsPane')}>
        <PaneHead title={t('detailsPane')}>
          <IconButton label={t('foldDetails')} icon={<ChevronRight />} onClick={fold} />
        </PaneHead>
        <div className={styles.scroll}>
          <Guard>
            <Inspector />
          </Guard>
        </div>
      </section>
    </>
  );
}

function DockPane() {
  const { dockOpen, dockHeight } = useStore((state) => state.panes);
  const setPanes = useStore((state) => state.setPanes);
  const toggle = () => setPanes({ dockOpen: !dockOpen });
  const button = (
    <IconButton
      label={dockOpen ? t('foldDock') : t('openDock')}
      icon={dockOpen ? <ChevronDown /> : <ChevronUp />}
      aria-expanded={dockOpen}
      onClick={toggle}
    />
  );
  return (
    <>
      {dockOpen && (
        <Splitter
          label={t('resizeDock')}
          orientation="horizontal"
          pane="after"
          size={dockHeight}
          min={limits.dock[0]}
          max={limits.dock[1]}
          onResize={(size) => setPanes({ dockHeight: size })}
          onFold={toggle}
        />
      )}
      <section className={styles.dock} style={{ height: dockOpen ? dockHeight : 38 }} aria-label={t('dockPane')}>
        <Guard>
          <Dock end={button} />
        </Guard>
      </section>
    </>
  );
}

interface StripProps {
  readonly label: string;
  readonly title: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}

/** A folded pane. */
function Strip({ label, title, icon, onClick }: StripProps) {
  return (
    <button type="button" className={styles.strip} aria-label={label} title={label} onClick={onClick}>
      {icon}
      <span className={styles.title} aria-hidden="true">
        {title}
      </span>
    </button>
  );
}

function PaneHead({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </header>
  );
}
