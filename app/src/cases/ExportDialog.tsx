// The cases as a file: a format, how it looks, and what it cannot say.
import { Copy, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { caseFormats, writeCases, type CaseFileFormat } from '@portolan/workspace';
import { downloadFile, writeClipboard } from '../files/export.ts';
import { translator, type MessageKey } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Prose } from '../ui/Prose.tsx';
import { caseMessages } from './messages.en.ts';
import styles from './ExportDialog.module.css';

const t = translator('cases', caseMessages);

const names = {
  'portolan-yaml': 'formatYaml',
  'portolan-json': 'formatJson',
  'config-validator': 'formatValidator',
  'router-check-yaml': 'formatRouterYaml',
  'router-check-json': 'formatRouterJson',
  curl: 'formatCurl',
} as const satisfies Record<CaseFileFormat, MessageKey<typeof caseMessages>>;

/** A preview; the file has all of it. UTF-16 units. */
const mostShown = 20_000;

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [format, setFormat] = useState<CaseFileFormat>('portolan-yaml');
  const [copied, setCopied] = useState<boolean>();
  const cases = useStore((state) => state.cases);
  const mesh = useStore((state) => derivedOf(state).mesh);
  const { fileName, text, lost } = useMemo(() => writeCases(format, cases, mesh), [format, cases, mesh]);
  return (
    <Dialog title={t('exportTitle')} description={t('exportText')} wide onClose={onClose}>
      <div className={styles.dialog}>
        <label className={styles.format}>
          {t('format')}
          <select
            className={styles.select}
            value={format}
            onChange={(event) => {
              setFormat(caseFormats.find((one) => one === event.target.value) ?? 'portolan-yaml');
              setCopied(undefined);
            }}
          >
            {caseFormats.map((one) => (
              <option key={one} value={one}>
                {t(names[one])}
              </option>
            ))}
          </select>
        </label>
        <textarea
          className={styles.preview}
          readOnly
          aria-label={fileName}
          rows={12}
          value={text.slice(0, mostShown)}
        />
        {text.length > mostShown && <p className={styles.note}>{t('previewCut')}</p>}
        {lost.length > 0 && (
          <section aria-label={t('lostTitle')}>
            <h3 className={styles.title}>{t('lostTitle')}</h3>
            <ul className={styles.lost}>
              {lost.map((sentence, i) => (
                <li key={i}>
                  <Prose text={sentence} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className={styles.end}>
          <Button look="primary" icon={<Download />} onClick={() => downloadFile(fileName, text)}>
            {t('download', { name: fileName })}
          </Button>
          <Button icon={<Copy />} onClick={() => void writeClipboard(text).then(setCopied)}>
            {copied === true ? t('copied') : t('copy')}
          </Button>
          {copied === false && <span role="status">{t('copyFailed')}</span>}
        </p>
      </div>
    </Dialog>
  );
}
