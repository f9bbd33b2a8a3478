// The bar at the top: name, history, import, export, share, examples, help, theme.
import {
  BookOpen,
  ClipboardCopy,
  CircleHelp,
  Command,
  Download,
  Moon,
  Redo2,
  Share2,
  Sun,
  Undo2,
  FolderOpen,
} from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { copyText, downloadText } from '../files/give.ts';
import { receiveFiles } from '../files/receive.ts';
import { translator } from '../i18n/translate.ts';
import { shellMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { CompassRose } from '../ui/CompassRose.tsx';
import { shortcutText } from '../ui/shortcut.ts';
import styles from './TopBar.module.css';
import { useShownTheme } from './useTheme.ts';

const t = translator('shell', shellMessages);

export function TopBar() {
  const openDialog = useStore((state) => state.openDialog);
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <CompassRose size={28} />
        {t('brand')}
      </h1>
      <nav className={styles.tools} aria-label={t('topBar')}>
        <HistoryButtons />
        <span className={styles.gap} />
        <ImportButton />
        <Tool
          icon={<Download />}
          label={t('download')}
          onClick={() => void downloadText()}
          shortcut={shortcutText('mod+S')}
        />
        <IconButton label={t('copyText')} icon={<ClipboardCopy />} onClick={() => void copyText()} />
        <Tool icon={<Share2 />} label={t('share')} onClick={() => openDialog('share')} />
        <span className={styles.gap} />
        <IconButton
          label={t('palette')}
          shortcut={shortcutText('mod+K')}
          icon={<Command />}
          onClick={() => useStore.getState().openPalette()}
        />
        <Tool icon={<BookOpen />} label={t('examples')} onClick={() => openDialog('examples')} />
        <IconButton label={t('help')} shortcut="?" icon={<CircleHelp />} onClick={() => openDialog('help')} />
        <ThemeButton />
      </nav>
    </header>
  );
}

interface ToolProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly shortcut?: string;
  readonly onClick: () => void;
}

/** Icon and word; the word goes where there is no room for it. */
function Tool({ icon, label, shortcut, onClick }: ToolProps) {
  return (
    <Button
      look="quiet"
      icon={icon}
      className={styles.tool}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      onClick={onClick}
    >
      <span className={styles.word}>{label}</span>
    </Button>
  );
}

function HistoryButtons() {
  const undo = useStore((state) => state.undo);
  const redo = useStore((state) => state.redo);
  const undoLabel = useStore((state) => state.history.undo.at(-1)?.label);
  const redoLabel = useStore((state) => state.history.redo.at(-1)?.label);
  return (
    <>
      <IconButton
        label={undoLabel === undefined ? t('undo') : t('undoWhat', { what: undoLabel })}
        shortcut={shortcutText('mod+Z')}
        icon={<Undo2 />}
        disabled={undoLabel === undefined}
        onClick={undo}
      />
      <IconButton
        label={redoLabel === undefined ? t('redo') : t('redoWhat', { what: redoLabel })}
        shortcut={shortcutText('mod+Shift+Z')}
        icon={<Redo2 />}
        disabled={redoLabel === undefined}
        onClick={redo}
      />
    </>
  );
}

function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tool icon={<FolderOpen />} label={t('import')} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".yaml,.yml,.json,.txt,.har,.log,application/yaml,text/yaml,application/json,text/plain"
        aria-label={t('import')}
        onChange={(event) => {
          void receiveFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

function ThemeButton() {
  const shown = useShownTheme();
  const setTheme = useStore((state) => state.setTheme);
  return (
    <IconButton
      label={shown === 'dark' ? t('themeToLight') : t('themeToDark')}
      icon={shown === 'dark' ? <Sun /> : <Moon />}
      onClick={() => setTheme(shown === 'dark' ? 'light' : 'dark')}
    />
  );
}
