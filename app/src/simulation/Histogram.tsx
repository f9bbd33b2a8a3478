// "Send N": expected share and observed share of every destination with its 95 % interval. The counting happens in a
// worker; every change of text, request or sender counts anew.
import { Dices } from 'lucide-react';
import { useMemo } from 'react';
import { translator } from '../i18n/translate.ts';
import { simulationMessages } from './messages.en.ts';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { countText } from '../ui/number.ts';
import { Bars } from './Bars.tsx';
import styles from './Histogram.module.css';
import { useSimulation, type SimulationTask } from './useSimulation.ts';

const t = translator('simulation', simulationMessages);
const counts = [100, 1_000, 10_000, 100_000];
const maxSeed = 2 ** 31 - 1;

export function Histogram() {
  const { simulation, failure } = useSimulation(useTask());
  return (
    <div className={styles.histogram}>
      <Controls />
      {failure !== undefined && <p role="alert">{t('failed', { reason: failure })}</p>}
      {simulation ? <Bars simulation={simulation} /> : <p className={styles.note}>{t('counting')}</p>}
    </div>
  );
}

function useTask(): SimulationTask {
  const { n, seed } = useStore((state) => state.simulation);
  const resources = useStore((state) => derivedOf(state).resources);
  const settings = useStore((state) => state.settings);
  const client = useStore((state) => state.client);
  const request = useStore(sentRequestOf);
  return useMemo(
    () => ({ about: { resources, settings }, job: { type: 'simulate', client, request, n, seed } }),
    [resources, settings, client, request, n, seed],
  );
}

function Controls() {
  const { n, seed } = useStore((state) => state.simulation);
  const setSimulation = useStore((state) => state.setSimulation);
  return (
    <div className={styles.controls}>
      <fieldset className={styles.counts}>
        <legend className={styles.legend}>{t('count')}</legend>
        {counts.map((count) => (
          <label key={count} className={styles.count}>
            <input
              type="radio"
              name="simulation-count"
              checked={count === n}
              onChange={() => setSimulation({ n: count })}
            />
            {t('send', { n: countText(count) })}
          </label>
        ))}
      </fieldset>
      <label className={styles.field}>
        {t('seed')}
        <input
          className={styles.input}
          type="number"
          min={0}
          max={maxSeed}
          value={seed}
          onChange={(event) =>
            setSimulation({ seed: Math.min(maxSeed, Math.max(0, Math.trunc(Number(event.target.value)))) })
          }
        />
      </label>
      <Button icon={<Dices />} onClick={() => setSimulation({ seed: Math.floor(Math.random() * maxSeed) })}>
        {t('newSeed')}
      </Button>
      <span className={styles.note}>{t('again')}</span>
    </div>
  );
}
