// "Send N": expected share and observed share of every destination with its 95 % interval. The counting happens in a
// worker; every change of text, request or sender counts anew.
import { Dices, Play, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { countText, percentText } from '../ui/number.ts';
import { Bars } from './Bars.tsx';
import styles from './Histogram.module.css';
import { useSimulation, type Run } from './useSimulation.ts';

const t = translator('simulation');
const counts = [100, 1_000, 10_000, 100_000];

export default function Histogram() {
  const { n, seed } = useStore((state) => state.simulation);
  const setSimulation = useStore((state) => state.setSimulation);
  const resources = useStore((state) => derivedOf(state).resources);
  const settings = useStore((state) => state.settings);
  const client = useStore((state) => state.client);
  const request = useStore(sentRequestOf);
  const [isOn, setOn] = useState(true);
  const { run, start, stop } = useSimulation();
  useEffect(() => {
    if (isOn) start({ resources, settings, client, request, n, seed });
  }, [isOn, start, resources, settings, client, request, n, seed]);

  const send = () => {
    setOn(true);
    if (isOn) start({ resources, settings, client, request, n, seed });
  };
  const halt = () => {
    setOn(false);
    stop();
  };
  return (
    <div className={styles.histogram}>
      <div className={styles.controls}>
        <label className={styles.field}>
          {t('count')}
          <select className={styles.input} value={n} onChange={(event) => setSimulation({ n: Number(event.target.value) })}>
            {counts.map((count) => (
              <option key={count} value={count}>
                {countText(count)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          {t('seed')}
          <input
            className={styles.input}
            type="number"
            min={0}
            max={maxSeed}
            value={seed}
            onChange={(event) => setSimulation({ seed: Math.min(maxSeed, Math.max(0, Math.trunc(Number(event.target.value)) || 0)) })}
          />
        </label>
        <IconButton label={t('newSeed')} icon={<Dices />} onClick={() => setSimulation({ seed: freshSeed() })} />
        {run.phase === 'running' ? (
          <Button icon={<Square />} onClick={halt}>
            {t('stop')}
          </Button>
        ) : (
          <Button look="primary" icon={<Play />} onClick={send}>
            {t('send', { n: countText(n) })}
          </Button>
        )}
        <Progress run={run} n={n} isOn={isOn} />
      </div>
      {run.simulation && <Bars simulation={run.simulation} />}
    </div>
  );
}

function Progress({ run, n, isOn }: { readonly run: Run; readonly n: number; readonly isOn: boolean }) {
  switch (run.phase) {
    case 'running':
      return (
        <span className={styles.note}>
          <progress value={run.done} max={n} aria-label={t('progress', { done: percentText(run.done / n), n: countText(n) })} />
        </span>
      );
    case 'failed':
      return (
        <span className={styles.note} role="alert">
          {t('failed', { reason: run.reason })}
        </span>
      );
    case 'idle':
      return <span className={styles.note}>{isOn ? t('again') : t('stopped')}</span>;
  }
}

const maxSeed = 2 ** 31 - 1;

function freshSeed(): number {
  return Math.floor(Math.random() * maxSeed);
}
