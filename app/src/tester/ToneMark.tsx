// The icon and the hidden word of an outcome.
import { CircleCheck, CircleHelp, CircleX, Split } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import type { Tone } from './tone.ts';
import styles from './ToneMark.module.css';

const t = translator('tester', testerMessages);
const marks = {
  good: { Icon: CircleCheck, word: 'outcomeGood' },
  bad: { Icon: CircleX, word: 'outcomeBad' },
  mixed: { Icon: Split, word: 'outcomeMixed' },
  unknown: { Icon: CircleHelp, word: 'outcomeUnknown' },
} as const;

export function ToneMark({ tone }: { readonly tone: Tone }) {
  const { Icon, word } = marks[tone];
  return (
    <span className={styles.mark} data-tone={tone} role="img" aria-label={t(word)}>
      <Icon aria-hidden="true" />
    </span>
  );
}
