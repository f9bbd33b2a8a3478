// The gallery of examples.
import { useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { exampleMessages } from './messages.en.ts';
import { rememberedWork } from '../store/rememberedWork.ts';
import { useStore } from '../store/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { examples } from './gallery.ts';
import { bringBack, openExample } from './open.ts';
import styles from './ExamplesDialog.module.css';

const t = translator('examples', exampleMessages);

export function ExamplesDialog() {
  const close = useStore((state) => state.closeDialog);
  const [earlier] = useState(() => rememberedWork('earlier'));
  return (
    <Dialog title={t('title')} description={t('description')} wide onClose={close}>
      <ul className={styles.gallery}>
        {examples.map((example) => (
          <li key={example.id}>
            <button type="button" className={styles.card} onClick={() => openExample(example)}>
              <strong className={styles.name}>{t(`${example.id}.name`)}</strong>
              <span className={styles.text}>{t(`${example.id}.text`)}</span>
            </button>
          </li>
        ))}
        {earlier && (
          <li>
            <button type="button" className={styles.card} onClick={() => bringBack(earlier)}>
              <strong className={styles.name}>{t('earlier')}</strong>
              <span className={styles.text}>{t('earlierText')}</span>
            </button>
          </li>
        )}
      </ul>
    </Dialog>
  );
}
