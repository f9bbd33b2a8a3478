// Asks what becomes of the work that is here when other text comes in.
import { translator } from '../i18n/translate.ts';
import { fileMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { bringIn } from './import.ts';
import styles from './ImportDialog.module.css';

const t = translator('files', fileMessages);

export function ImportDialog() {
  const incoming = useStore((state) => state.incoming);
  const close = useStore((state) => state.closeDialog);
  if (!incoming) return null;
  const choose = (mode: 'replace' | 'append') => {
    bringIn(incoming.text, mode, incoming.from);
    close();
  };
  return (
    <Dialog title={t('dialogTitle')} description={t('dialogText', { from: incoming.from })} onClose={close}>
      <pre className={styles.preview}>{incoming.text.slice(0, previewLength)}</pre>
      <div className={styles.actions}>
        <Button onClick={close}>{t('cancel')}</Button>
        <Button onClick={() => choose('append')}>{t('append')}</Button>
        <Button look="primary" onClick={() => choose('replace')}>
          {t('replace')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Enough to recognise the text by; UTF-16 units. */
const previewLength = 600;
