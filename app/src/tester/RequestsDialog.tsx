// Several requests were pasted, as lines of a log or entries of a recording: the person chooses the one to ask.
import { useState } from 'react';
import type { ReadRequest } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { askRead } from './askImported.ts';
import { loggedText } from './logged.ts';
import { testerMessages } from './messages.en.ts';
import styles from './RequestsDialog.module.css';
import { urlOf } from './url.ts';

const t = translator('tester', testerMessages);
/** Rows on the page; the others are found by words. */
const mostRows = 200;
const longestUrl = 300;

export function RequestsDialog() {
  const offered = useStore((state) => state.offered);
  const close = useStore((state) => state.closeDialog);
  const [filter, setFilter] = useState('');
  const words = filter.toLowerCase().split(/\s+/);
  const found = offered
    .map((read) => ({ read, text: textOf(read) }))
    .filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
  return (
    <Dialog title={t('requestsTitle')} description={t('requestsText', { count: offered.length })} wide onClose={close}>
      <input
        className={styles.filter}
        aria-label={t('requestsFilter')}
        placeholder={t('requestsFilter')}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <ul className={styles.list}>
        {found.slice(0, mostRows).map(({ read, text }, i) => (
          <li key={i}>
            <button
              type="button"
              className={styles.row}
              onClick={() => {
                close();
                askRead(read);
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.rest}>{t('requestsNone')}</p>}
      {found.length > mostRows && (
        <p className={styles.rest}>{t('requestsMore', { count: found.length - mostRows })}</p>
      )}
    </Dialog>
  );
}

function textOf({ request, logged }: ReadRequest): string {
  const method = request.protocol === 'http' ? `${request.method} ` : '';
  const said = logged ? loggedText(logged) : '';
  return `${method}${urlOf(request, anyGateway).slice(0, longestUrl)}${said === '' ? '' : ` → ${said}`}`;
}

/** For how a URL is written: by its Host, not by an address dialled. */
const anyGateway = { kind: 'gateway', namespace: '', labels: {} } as const;
