// Anybody as the sender: a pod or a gateway workload, by namespace and labels.
import { Popover } from 'radix-ui';
import { useState, type RefObject } from 'react';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { labelsText, readLabels } from './senders.ts';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import styles from './Popover.module.css';

const t = translator('tester', testerMessages);

interface SenderPopoverProps {
  /** The button that it hangs on. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export default function SenderPopover({ anchor, onClose }: SenderPopoverProps) {
  const returnFocus = useReturnFocus();
  const client = useStore((state) => state.client);
  const setClient = useStore((state) => state.setClient);
  const [labels, setLabels] = useState(() => labelsText(client.labels));
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={returnFocus}
          aria-label={t('senderTitle')}
        >
          <h2 className={styles.title}>{t('senderTitle')}</h2>
          <label className={styles.field}>
            <span>{t('senderKind')}</span>
            <select
              className={styles.input}
              value={client.kind}
              onChange={(event) =>
                setClient({ ...client, kind: event.target.value === 'gateway' ? 'gateway' : 'sidecar' })
              }
            >
              <option value="sidecar">{t('kindPod')}</option>
              <option value="gateway">{t('kindGateway')}</option>
            </select>
          </label>
          <label className={styles.field}>
            <span>{t('namespace')}</span>
            <input
              className={styles.input}
              value={client.namespace}
              spellCheck={false}
              onChange={(event) => setClient({ ...client, namespace: event.target.value.trim() })}
            />
          </label>
          <label className={styles.field}>
            <span>{t('labels')}</span>
            <input
              className={styles.input}
              value={labels}
              spellCheck={false}
              onChange={(event) => {
                setLabels(event.target.value);
                setClient({ ...client, labels: readLabels(event.target.value) });
              }}
            />
          </label>
          <p className={styles.hint}>{t('labelsHint')}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
