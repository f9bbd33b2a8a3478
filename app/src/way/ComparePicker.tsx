// Chooses what the answer is compared with.
import { useShallow } from 'zustand/react/shallow';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { wayMessages } from './messages.en.ts';
import { lastText, lastTextStep, openedText, otherSenders, stepsSinceOpened } from './others.ts';
import { senderText } from './senderText.ts';
import styles from './Compare.module.css';

const t = translator('way', wayMessages);
/** More would not be read; the request bar has them all. */
const mostSenders = 100;

interface ComparePickerProps {
  /** Id of a sender, name of a text, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function ComparePicker({ value, onChange }: ComparePickerProps) {
  const senders = useStore(useShallow((state) => otherSenders(state).slice(0, mostSenders)));
  const label = useStore((state) => lastTextStep(state.history)?.label);
  const sinceOpened = useStore((state) => stepsSinceOpened(state.history));
  const known = [...senders.map(({ id }) => id), ...(label === undefined ? [] : [lastText, openedText])];
  return (
    <select
      aria-label={t('compare')}
      className={styles.picker}
      value={known.includes(value) ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('compareNone')}</option>
      <optgroup label={t('compareSenders')}>
        {senders.map((sender) => (
          <option key={sender.id} value={sender.id}>
            {senderText(sender)}
          </option>
        ))}
      </optgroup>
      {label !== undefined && (
        <optgroup label={t('compareTexts')}>
          <option value={lastText}>{t('compareLast', { label })}</option>
          {sinceOpened > 0 && <option value={openedText}>{t('compareOpened')}</option>}
        </optgroup>
      )}
    </select>
  );
}
