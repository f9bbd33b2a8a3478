// What the page does, its keys and its signs, on one sheet.
import { Fragment } from 'react';
import { translator } from '../i18n/translate.ts';
import { helpMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { shortcutText } from '../ui/shortcut.ts';
import styles from './HelpDialog.module.css';

const t = translator('help', helpMessages);

const keys = [
  ['mod+Z', 'keyUndo'],
  ['mod+Shift+Z', 'keyRedo'],
  ['mod+S', 'keySave'],
  ['mod+V', 'keyPaste'],
  ['?', 'keyHelp'],
  ['Tab', 'keyTab'],
  ['← ↑ → ↓', 'keyArrows'],
  ['1', 'keyFit'],
  ['0', 'keyReset'],
  ['+ −', 'keyZoom'],
  ['Enter', 'keySelect'],
  ['Shift + ← ↑ → ↓', 'keyMove'],
  ['Ctrl+M', 'keyLeaveEditor'],
] as const;

const signs = [
  ['gateway', 'signGateway'],
  ['virtual-service', 'signVirtualService'],
  ['service', 'signService'],
  ['subset', 'signSubset'],
  ['workload', 'signWorkload'],
  ['service-entry', 'signServiceEntry'],
  ['ghost', 'signGhost'],
] as const;

export function HelpDialog() {
  const close = useStore((state) => state.closeDialog);
  return (
    <Dialog title={t('title')} description={t('intro')} wide onClose={close}>
      <div className={styles.columns}>
        <section>
          <h3 className={styles.title}>{t('keys')}</h3>
          <dl className={styles.keys}>
            {keys.map(([key, does]) => (
              <Fragment key={key}>
                <dt>
                  <kbd className={styles.key}>{shortcutText(key)}</kbd>
                </dt>
                <dd>{t(does)}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
        <section>
          <h3 className={styles.title}>{t('signs')}</h3>
          <ul className={styles.signs}>
            {signs.map(([kind, text]) => (
              <li key={kind} className={styles.sign} data-kind={kind}>
                {t(text)}
              </li>
            ))}
          </ul>
          <h3 className={styles.title}>{t('trust')}</h3>
          <p>{t('trustText')}</p>
        </section>
      </div>
    </Dialog>
  );
}
