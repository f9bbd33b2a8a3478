// How a simulation goes: still counting, refused, failed.
import { CircleStop } from 'lucide-react';
import type { MixRefusal } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { countText } from '../ui/number.ts';
import { worker } from '../worker/client.ts';
import styles from './Histogram.module.css';
import { simulationMessages } from './messages.en.ts';
import { useSimulationState } from './state.ts';
import type { Run } from './useSimulation.ts';

const t = translator('simulation', simulationMessages);

export function RunNews({ slot, run }: { readonly slot: string; readonly run: Run }) {
  const { simulation, progress, failure, refusal } = run;
  const asked = useSimulationState((state) => state.n);
  const mix = useStore((state) => state.mix);
  if (failure !== undefined) return <p role="alert">{t('failed', { reason: failure })}</p>;
  if (refusal) {
    return (
      <p role="alert" className={styles.problem}>
        {refusalText(
          refusal,
          mix.map(({ name }) => name),
        )}
      </p>
    );
  }
  if (progress) {
    const { done, n } = progress;
    return (
      <div className={styles.progress}>
        <progress aria-label={t('progress')} value={done} max={n} />
        <span>{t('done', { done: countText(done), n: countText(n) })}</span>
        <Button icon={<CircleStop />} onClick={() => worker.stopSimulation(slot)}>
          {t('stop')}
        </Button>
      </div>
    );
  }
  if (!simulation) return <p className={styles.note}>{t('counting')}</p>;
  if (simulation.n < asked)
    return <p className={styles.note}>{t('stopped', { done: countText(simulation.n), n: countText(asked) })}</p>;
  return null;
}

function refusalText(refusal: MixRefusal, names: readonly string[]): string {
  switch (refusal.reason) {
    case 'empty':
    case 'all-zero':
      return t('refused.zero');
    case 'negative':
      return t('refused.negative', { name: names[refusal.index] ?? '' });
    case 'not-a-number':
      return t('refused.notANumber', { name: names[refusal.index] ?? '' });
  }
}
