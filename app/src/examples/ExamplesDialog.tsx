// The gallery of examples.
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { examples } from './examples.ts';
import { openExample } from './open.ts';
import styles from './ExamplesDialog.module.css';

const t = translator('examples');

export function ExamplesDialog() {
  const close = useStore((state) => state.closeDialog);
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
      </ul>
    </Dialog>
  );
}
