// What the page does, its keys and its signs, on one sheet.
import { Fragment, useState } from 'react';
import { keyGroups } from '../actions/helpKeys.ts';
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
  ['mod+Y', 'keyRedo'],
  ['mod+S', 'keySave'],
  ['mod+K', 'keyPalette'],
  ['mod+V', 'keyPaste'],
  ['?', 'keyHelp'],
  ['Space', 'keySpace'],
  ['Tab', 'keyTab'],
  ['← ↑ → ↓', 'keyArrows'],
  ['1', 'keyFit'],
  ['2', 'keyWay'],
  ['0', 'keyReset'],
  ['+ −', 'keyZoom'],
  ['Enter', 'keySelect'],
  ['Esc', 'keyEscape'],
  ['Shift + ← ↑ → ↓', 'keyMove'],
  ['Shift+F10', 'keyMenu'],
  ['Shift', 'keySeveral'],
  ['0 … 9', 'keyWeight'],
  ['Enter, Shift+Enter', 'keyFound'],
  ['Ctrl+Space', 'keyComplete'],
  ['F2', 'keyRename'],
  ['F12', 'keyDefinition'],
  ['mod+Shift+O', 'keyOutline'],
  ['Alt+I', 'keyExplain'],
  ['Shift+Alt+F', 'keyTidy'],
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
  const [groups] = useState(() => keyGroups(useStore.getState()));
  return (
    <Dialog title={t('title')} description={t('intro')} wide onClose={close}>
      <div className={styles.columns}>
        <section>
          <h3 className={styles.title}>{t('keys')}</h3>
          <Keys keys={keys.map(([key, does]) => ({ keys: key, label: t(does) }))} />
        </section>
        <section>
          {groups.map(({ kind, keys: own }) => (
            <Fragment key={kind}>
              <h3 className={styles.title}>{t(`keys.${kind}`)}</h3>
              <Keys keys={own} />
            </Fragment>
          ))}
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

interface KeysProps {
  readonly keys: readonly { readonly keys: string; readonly label: string }[];
}

function Keys({ keys: list }: KeysProps) {
  return (
    <dl className={styles.keys}>
      {list.map(({ keys: key, label }) => (
        <Fragment key={`${key} ${label}`}>
          <dt>
            <kbd className={styles.key}>{shortcutText(key)}</kbd>
          </dt>
          <dd>{label}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
