// Sliders for the weights of one rule. A drag changes only the digits in the text, live, and is one step of the history.
import { Lock, LockOpen } from 'lucide-react';
import { Slider } from 'radix-ui';
import { useRef, useState } from 'react';
import type { Ref, RouteDestination } from '@portolan/engine';
import { dispatch } from '../commands/dispatch.ts';
import { translator } from '../i18n/translate.ts';
import { inspectorMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { percentText } from '../ui/number.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { destinationName } from './destination.ts';
import { lockedIn, toggleLock } from './locks.ts';
import { changedWeights, evenSplit, withTotalKept } from './weights.ts';
import styles from './WeightSliders.module.css';

const t = translator('inspector', inspectorMessages);
const usualTotal = 100;

interface WeightSlidersProps {
  /** The http rule. */
  readonly at: Ref;
  readonly n: number;
  readonly destinations: readonly RouteDestination[];
}

export function WeightSliders({ at, n, destinations }: WeightSlidersProps) {
  const written = destinations.map(({ weight }) => weight);
  const weights = written.map((weight) => weight ?? 0);
  const total = weights.reduce((a, b) => a + b, 0);
  const lockedWeights = useStore((state) => state.lockedWeights);
  const locked = lockedIn({ lockedWeights }, at, weights.length);
  // Of two, a lock would hold both.
  const hasLocks = weights.length > 2;
  /** As it was ticked; until then, a gesture that begins with a total of 100 keeps it. */
  const [chosen, setChosen] = useState<boolean>();
  const keepsTotal = chosen ?? total === usualTotal;
  const begun = useRef(total === usualTotal);
  /** Counts gestures: one press, one drag, one visit of the number. Each is one step of the history. */
  const gesture = useRef(0);
  const begin = () => {
    gesture.current++;
    begun.current = total === usualTotal;
  };

  const write = (next: readonly number[], group?: string) => {
    const { notify } = useStore.getState();
    const changed = changedWeights(written, next);
    if (changed.every((weight) => weight === undefined)) return;
    const label = t('setWeights', { name: t('ruleTitle', { n }) });
    const result = dispatch({ type: 'set-weights', at, weights: changed }, label, group === undefined ? {} : { group });
    if (!result.ok) notify({ tone: 'error', text: t('refused', { reason: result.error.message }) });
  };
  const set = (index: number, value: number) => {
    const next =
      (chosen ?? begun.current)
        ? withTotalKept(weights, index, value, usualTotal, locked)
        : weights.map((weight, i) => (i === index ? value : weight));
    write(next, `weights ${at.resource} ${at.path.join('.')} ${gesture.current}`);
  };
  const max = Math.max(usualTotal, ...weights);

  return (
    <fieldset className={styles.sliders}>
      <legend className={styles.legend}>{t('weights', { n })}</legend>
      {destinations.map((destination, i) => {
        const name = t('weightOf', { name: destinationName(destination) });
        const weight = weights[i] ?? 0;
        return (
          <div key={i} className={styles.row} data-locks={hasLocks}>
            <span className={styles.name}>{destinationName(destination)}</span>
            <Slider.Root
              className={styles.slider}
              min={0}
              max={max}
              value={[weight]}
              onValueChange={([value]) => value !== undefined && set(i, value)}
              onPointerDownCapture={begin}
              onKeyDownCapture={({ repeat }) => {
                if (!repeat) begin();
              }}
            >
              <Slider.Track className={styles.track}>
                <Slider.Range className={styles.range} />
              </Slider.Track>
              <Slider.Thumb className={styles.thumb} aria-label={name} />
            </Slider.Root>
            <input
              className={styles.number}
              type="number"
              min={0}
              aria-label={`${name}, ${t('weightShare', { share: percentText(total === 0 ? 0 : weight / total) })}`}
              value={weight}
              onChange={(event) => {
                const value = Number.parseInt(event.target.value, 10);
                if (value >= 0) set(i, value);
              }}
              onFocus={begin}
            />
            <span className={styles.share}>{percentText(total === 0 ? 0 : weight / total)}</span>
            {hasLocks && (
              <IconButton
                label={t('lock', { name: destinationName(destination) })}
                icon={locked.has(i) ? <Lock /> : <LockOpen />}
                aria-pressed={locked.has(i)}
                // Where no total is kept, nothing moves but what is moved.
                disabled={!keepsTotal}
                onClick={() => toggleLock(at, i)}
              />
            )}
          </div>
        );
      })}
      <div className={styles.foot}>
        <label className={styles.keep}>
          <input type="checkbox" checked={keepsTotal} onChange={(event) => setChosen(event.target.checked)} />
          {t('keepTotal')}
        </label>
        <Button look="quiet" onClick={() => write(evenSplit(weights, usualTotal, locked))}>
          {t('evenSplit')}
        </Button>
        {total !== usualTotal && <span className={styles.total}>{t('total', { total })}</span>}
      </div>
      {total === 0 && <p className={styles.zero}>{t('totalZero')}</p>}
    </fieldset>
  );
}
