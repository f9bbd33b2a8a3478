// What the canvas offers while there is nothing to draw: ways to bring YAML in.
import { ClipboardPaste, FolderOpen, Map as MapIcon } from 'lucide-react';
import { useRef } from 'react';
import { receiveFiles, receiveText } from '../files/receive.ts';
import { translator } from '../i18n/translate.ts';
import { Palette } from './later.ts';
import { canvasMessages } from './messages.en.ts';
import { fileMessages } from '../files/messages.en.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import styles from './EmptyChart.module.css';

const t = translator('canvas', canvasMessages);
const files = translator('files', fileMessages);

export function EmptyChart() {
  const hasText = useStore((state) => state.source.text.trim() !== '');
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{t('empty.title')}</h2>
      <p className={styles.text}>{t(hasText ? 'empty.unknown' : 'empty.text')}</p>
      <div className={styles.actions}>
        <Button look="primary" icon={<ClipboardPaste aria-hidden="true" />} onClick={() => void pasteYaml()}>
          {t('empty.paste')}
        </Button>
        <Button icon={<FolderOpen aria-hidden="true" />} onClick={() => picker.current?.click()}>
          {t('empty.open')}
        </Button>
        <Button icon={<MapIcon aria-hidden="true" />} onClick={() => useStore.getState().openDialog('examples')}>
          {t('empty.examples')}
        </Button>
      </div>
      <p className={styles.text}>{t('empty.create')}</p>
      <Palette />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept=".yaml,.yml,.json,text/yaml,application/yaml,application/json,text/plain"
        onChange={(event) => {
          void receiveFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
}

async function pasteYaml(): Promise<void> {
  try {
    await receiveText(await navigator.clipboard.readText(), files('fromClipboard'));
  } catch {
    useStore.getState().notify({ tone: 'error', text: files('clipboardBlocked') });
  }
}
