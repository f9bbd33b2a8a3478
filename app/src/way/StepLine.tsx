// One line of the way: verdict, sentence, rule of the specification. Hovering lights its place, pressing goes to the text.
import { Check, Circle, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { explain, type Comparison, type Ref, type Verdict } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Prose } from '../ui/Prose.tsx';
import { wayMessages } from './messages.en.ts';
import styles from './Way.module.css';

const t = translator('way', wayMessages);

const verdicts = {
  pass: { Icon: Check, word: 'verdictPass' },
  fail: { Icon: X, word: 'verdictFail' },
  info: { Icon: Info, word: 'verdictInfo' },
  skip: { Icon: Circle, word: 'verdictSkip' },
} as const satisfies Record<Verdict, unknown>;

export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const { Icon, word } = verdicts[verdict];
  return (
    <span className={styles.verdict} role="img" aria-label={t(word)}>
      <Icon aria-hidden="true" />
    </span>
  );
}

interface StepLineProps {
  readonly line: Comparison;
  readonly strong?: boolean;
  /** In place of the sentence. */
  readonly text?: string;
}

export function StepLine({ line, strong = false, text = explain(line) }: StepLineProps) {
  const content = (
    <>
      <VerdictMark verdict={line.verdict} />
      <span className={styles.sentence}>
        <Prose text={text} />
      </span>
      <code className={styles.rule}>{line.rule}</code>
    </>
  );
  const look = { className: styles.line, 'data-verdict': line.verdict, 'data-strong': strong };
  if (!line.at) return <div {...look}>{content}</div>;
  return (
    <PlaceButton at={line.at} {...look}>
      {content}
    </PlaceButton>
  );
}

interface PlaceButtonProps {
  readonly at: Ref;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Goes to a place in the text, and lights it on the chart before. */
export function PlaceButton({ at, children, ...look }: PlaceButtonProps) {
  const select = useStore((state) => state.select);
  const hover = useStore((state) => state.hover);
  return (
    <button
      type="button"
      {...look}
      title={t('showInText')}
      onClick={() => select(at, 'way')}
      onPointerEnter={() => hover(at)}
      onPointerLeave={() => hover(undefined)}
      onFocus={() => hover(at)}
      onBlur={() => hover(undefined)}
    >
      {children}
    </button>
  );
}

/** The comparisons behind a step, folded unless they tell the most. */
export function Comparisons({ comparisons, open, label }: ComparisonsProps) {
  if (comparisons.length === 0) return null;
  return (
    <details className={styles.comparisons} open={open}>
      <summary>{label ?? t('comparisons', { count: comparisons.length })}</summary>
      <ol>
        {comparisons.map((comparison, n) => (
          <li key={n}>
            <StepLine line={comparison} />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface ComparisonsProps {
  readonly comparisons: readonly Comparison[];
  readonly open: boolean;
  readonly label?: string;
}
