// Files dropped anywhere on the page are opened; while they hover, the page says so.
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { fileMessages } from './messages.en.ts';
import { receiveFiles } from './receive.ts';
import styles from './DropZone.module.css';

const t = translator('files', fileMessages);

export function DropZone() {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void receiveFiles(files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={styles.zone} role="status">
      <p className={styles.text}>
        <FileDown aria-hidden="true" />
        {t('dropHere')}
      </p>
    </div>
  );
}
