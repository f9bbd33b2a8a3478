// Two answers to the same request side by side; what differs is marked.
import { Equal, EqualNot } from 'lucide-react';
import { Fragment } from 'react';
import { translator } from '../i18n/translate.ts';
import { decisionOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import { Prose } from '../ui/Prose.tsx';
import { compareDecisions, type Row } from './compare.ts';
import { wayMessages } from './messages.en.ts';
import { lastText, lastTextStep, openedText, otherDecision, otherSenders } from './others.ts';
import { senderText } from './senderText.ts';
import styles from './Compare.module.css';

const t = translator('way', wayMessages);

export function Compare({ other }: { readonly other: string }) {
  const decision = useStore(decisionOf);
  const otherAnswer = useStore((state) => otherDecision(state, other));
  const name = useStore((state) => nameOf(state, other));
  if (!otherAnswer || name === undefined) return null;
  // A text of the past stands before the present one, another sender behind.
  const isPast = other === lastText || other === openedText;
  const [left, right] = isPast ? [otherAnswer, decision] : [decision, otherAnswer];
  const rows = compareDecisions(left, right);
  const differing = rows.filter(({ isSame }) => !isSame).length;
  return (
    <section className={styles.compare} aria-label={t('compareTitle')} tabIndex={0}>
      <p className={styles.summary} role="status">
        {differing === 0 ? t('allSame') : t('differing', { count: differing })}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('aspect')}</th>
            <th scope="col">{isPast ? name : t('here')}</th>
            <th scope="col">{isPast ? t('now') : name}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Aspect key={row.label} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Aspect({ row: { label, left, right, isSame } }: { readonly row: Row }) {
  const Icon = isSame ? Equal : EqualNot;
  return (
    <tr data-same={isSame}>
      <th scope="row">
        <Icon role="img" aria-label={t(isSame ? 'same' : 'differs')} /> {t(label)}
      </th>
      <td>
        <Lines lines={left} />
      </td>
      <td>
        <Lines lines={right} />
      </td>
    </tr>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return t('nothing');
  return lines.map((line, i) => (
    <Fragment key={i}>
      {i > 0 && <br />}
      <Prose text={line} />
    </Fragment>
  ));
}

function nameOf(state: State, other: string): string | undefined {
  if (other === openedText) return t('compareOpened');
  const label = lastTextStep(state.history)?.label;
  if (other === lastText) return label === undefined ? undefined : t('compareLast', { label });
  const sender = otherSenders(state).find(({ id }) => id === other);
  return sender && senderText(sender);
}
