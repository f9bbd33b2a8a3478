// Anybody as the sender: a pod or a gateway workload, by namespace and labels.
import { useState, type RefObject } from 'react';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { labelsText, readLabels } from './senders.ts';
import { Popover, PopoverField, popoverStyles as styles } from '../ui/Popover.tsx';

const t = translator('tester', testerMessages);

interface SenderPopoverProps {
  /** The button that it hangs on. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export default function SenderPopover({ anchor, onClose }: SenderPopoverProps) {
  const client = useStore((state) => state.client);
  const setClient = useStore((state) => state.setClient);
  const [labels, setLabels] = useState(() => labelsText(client.labels));
  return (
    <Popover title={t('senderTitle')} anchor={anchor} onClose={onClose}>
      <PopoverField label={t('senderKind')}>
        <select
          className={styles.input}
          value={client.kind}
          onChange={(event) => setClient({ ...client, kind: event.target.value === 'gateway' ? 'gateway' : 'sidecar' })}
        >
          <option value="sidecar">{t('kindPod')}</option>
          <option value="gateway">{t('kindGateway')}</option>
        </select>
      </PopoverField>
      <PopoverField label={t('namespace')}>
        <input
          className={styles.input}
          value={client.namespace}
          spellCheck={false}
          onChange={(event) => setClient({ ...client, namespace: event.target.value.trim() })}
        />
      </PopoverField>
      <PopoverField label={t('labels')}>
        <input
          className={styles.input}
          value={labels}
          spellCheck={false}
          onChange={(event) => {
            setLabels(event.target.value);
            setClient({ ...client, labels: readLabels(event.target.value) });
          }}
        />
      </PopoverField>
      <p className={styles.hint}>{t('labelsHint')}</p>
    </Popover>
  );
}
