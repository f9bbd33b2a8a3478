// Under a rule that did not take the request: what would have to change for it to do so, each way a button that asks it.
import { explainReach, reasonOfChange, type NearMiss, type Ref } from '@portolan/engine';
import { ChevronDown, ChevronRight, CircleStop, WandSparkles } from 'lucide-react';
import { useId } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { reachMessages } from './messages.en.ts';
import styles from './NearMisses.module.css';
import { ask, isSameRule, stopLooking, toggleNear, useNear } from './nearStore.ts';
import { put } from './put.ts';
import { Reasons } from './Reasons.tsx';
import { ruleAt } from './rule.ts';

const t = translator('reach', reachMessages);

export function NearMisses({ rule: at }: { readonly rule: Ref }) {
  const target = ruleAt(at);
  const isOpen = useNear((state) => target !== undefined && isSameRule(state.target, target));
  const id = useId();
  if (!target) return null;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className={styles.near}>
      <button
        type="button"
        className={styles.question}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => toggleNear(target)}
      >
        <Chevron aria-hidden="true" />
        {t('near')}
      </button>
      <div id={id} aria-live="polite">
        {isOpen && <Ways />}
      </div>
    </div>
  );
}

function Ways() {
  const near = useNear((state) => state.near);
  if (near.kind === 'working') {
    return (
      <p className={styles.working}>
        {t('working')}
        <Button look="quiet" icon={<CircleStop />} onClick={stopLooking}>
          {t('cancel')}
        </Button>
      </p>
    );
  }
  if (near.kind === 'failed') return <p className={styles.note}>{t('failed', { reason: near.reason })}</p>;
  const { misses, reach } = near;
  if (misses.length === 0) {
    if (!reach || reach.kind === 'witness') return <p className={styles.note}>{t('already')}</p>;
    return (
      <div className={styles.note}>
        <p>{t(reach.kind === 'unreachable' ? 'impossible' : 'unknown')}</p>
        <Reasons reasons={reach.because} />
      </div>
    );
  }
  return (
    <ul className={styles.ways} aria-label={t('ways')}>
      {misses.map((miss) => (
        <li key={textOf(miss)}>
          <Way miss={miss} />
        </li>
      ))}
    </ul>
  );
}

function Way({ miss }: { readonly miss: NearMiss }) {
  const apply = () => {
    const before = useStore.getState();
    ask(miss);
    before.notify({
      tone: 'info',
      text: t('changed', { change: textOf(miss) }),
      action: { label: t('back'), run: () => put(before) },
    });
  };
  return (
    <button type="button" className={styles.way} onClick={apply}>
      <WandSparkles aria-hidden="true" />
      {textOf(miss)}
    </button>
  );
}

const textOf = ({ changes }: NearMiss): string =>
  changes.map((change) => explainReach(reasonOfChange(change))).reduce((first, second) => t('and', { first, second }));
