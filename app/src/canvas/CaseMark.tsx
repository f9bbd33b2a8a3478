// What the saved cases say of a rule: all pass, some fail, or none reaches it. An icon with words.
import { Check, CircleDashed, X } from 'lucide-react';
import type { Ref } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { markAt, type CaseMark as Mark } from '../store/caseMarks.ts';
import { useStore } from '../store/store.ts';
import { canvasMessages } from './messages.en.ts';
import styles from './CaseMark.module.css';

const t = translator('canvas', canvasMessages);

export function CaseMark({ rule }: { readonly rule: Ref }) {
  const mark = useStore((state) => markAt(state.caseMarks, rule));
  if (!mark) return null;
  const tone = toneOf(mark);
  const { Icon, words } = told(mark);
  return (
    <span className={styles.mark} data-tone={tone} role="img" aria-label={words} title={words}>
      <Icon aria-hidden="true" />
    </span>
  );
}

function toneOf({ failed, passed, isCovered }: Mark): 'fail' | 'pass' | 'part' {
  if (failed > 0) return 'fail';
  return passed > 0 && isCovered ? 'pass' : 'part';
}

function told({ failed, passed, isCovered }: Mark) {
  if (failed > 0) return { Icon: X, words: t('cases.fail', { count: failed }) };
  if (passed === 0) return { Icon: CircleDashed, words: t('cases.none') };
  return isCovered
    ? { Icon: Check, words: t('cases.pass', { count: passed }) }
    : { Icon: CircleDashed, words: t('cases.part', { count: passed }) };
}
