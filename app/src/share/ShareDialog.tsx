// The link that holds everything, with its length and what to know before it is sent.
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { writeClipboard } from '../files/export.ts';
import { translator } from '../i18n/translate.ts';
import { shareMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { countText } from '../ui/number.ts';
import { linkOf } from './link.ts';
import styles from './ShareDialog.module.css';

const t = translator('share', shareMessages);
/** Longer links are cut by some mail and chat programs. */
const comfortable = 8_000;

export function ShareDialog() {
  const close = useStore((state) => state.closeDialog);
  const [link] = useState(() => linkOf(useStore.getState()));
  const [copied, setCopied] = useState<boolean>();
  return (
    <Dialog title={t('title')} description={t('description')} onClose={close}>
      {link !== undefined ? (
        <>
          <div className={styles.row}>
            <input
              className={styles.link}
              aria-label={t('link')}
              readOnly
              value={link.address}
              onFocus={(event) => event.target.select()}
            />
            <Button
              look="primary"
              icon={copied ? <Check /> : <Copy />}
              onClick={() => void writeClipboard(link.address).then(setCopied)}
            >
              {copied ? t('copied') : t('copy')}
            </Button>
          </div>
          <p className={styles.length} role="status">
            {t('length', { count: countText(link.address.length) })}
            {copied === false && ` · ${t('copyFailed')}`}
          </p>
          {!link.hasCases && <p className={styles.warning}>{t('noCases')}</p>}
          {link.address.length > comfortable && <p className={styles.warning}>{t('long')}</p>}
        </>
      ) : (
        <p className={styles.warning}>{t('tooLong')}</p>
      )}
      <ul className={styles.notes}>
        <li>{t('privacy')}</li>
        <li>{t('snapshot')}</li>
      </ul>
    </Dialog>
  );
}
