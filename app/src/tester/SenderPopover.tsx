// Anybody as the sender: one of the text by words of its name, or a pod or a gateway workload by namespace and labels.
import { derivedOf } from '../store/derived.ts';
import { useState, type RefObject } from 'react';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { findSenders, labelsText, listedOf, readLabels, senderId, sendersOf, type Sender } from './senders.ts';
import { senderText } from './senderText.ts';
import own from './SenderPopover.module.css';
import { Popover, PopoverField, popoverStyles as styles } from '../ui/Popover.tsx';

const t = translator('tester', testerMessages);
/** What is read at a glance, without scrolling away the fields below. */
const mostFound = 6;

interface SenderPopoverProps {
  /** The button that it hangs on. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export default function SenderPopover({ anchor, onClose }: SenderPopoverProps) {
  const client = useStore((state) => state.client);
  const setClient = useStore((state) => state.setClient);
  const senders = useStore((state) => sendersOf(derivedOf(state).resources));
  const isAllListed = listedOf(senders, senderId(client)).length === senders.length;
  const [labels, setLabels] = useState(() => labelsText(client.labels));
  const take = (sender: Sender) => {
    setClient(sender.client);
    onClose();
  };
  return (
    <Popover title={t('senderTitle')} anchor={anchor} onClose={onClose}>
      {!isAllListed && <Finder senders={senders} onTake={take} />}
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

interface FinderProps {
  readonly senders: readonly Sender[];
  readonly onTake: (sender: Sender) => void;
}

/** Where the menu has no room for all. Enter takes the first that is found. */
function Finder({ senders, onTake }: FinderProps) {
  const [words, setWords] = useState('');
  const found = words.trim() === '' ? undefined : findSenders(senders, words.trim());
  const [first] = found ?? [];
  return (
    <>
      <PopoverField label={t('findSenderWords')}>
        <input
          className={styles.input}
          value={words}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && first && onTake(first)}
        />
      </PopoverField>
      {found && found.length > 0 && (
        <ul className={own.found} aria-label={t('foundSenders')}>
          {found.slice(0, mostFound).map((sender) => (
            <li key={sender.id}>
              <button type="button" className={own.sender} onClick={() => onTake(sender)}>
                {senderText(sender)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={own.news} role="status">
        {found?.length === 0 && t('noSenders')}
        {found && found.length > mostFound && t('moreFound', { count: found.length - mostFound })}
      </p>
    </>
  );
}
