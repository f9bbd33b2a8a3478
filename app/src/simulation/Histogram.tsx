// "Send N": what becomes of many requests, compared before and after a change, and planned for a canary. The counting
// happens in a worker; every change of text, request or sender counts anew.
import { Dices } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { countText } from '../ui/number.ts';
import { BeforeAfter } from './BeforeAfter.tsx';
import styles from './Histogram.module.css';
import { simulationMessages } from './messages.en.ts';
import { Planner } from './Planner.tsx';
import { Segments } from './Segments.tsx';
import { Shares } from './Shares.tsx';
import { useSimulationState, type SimulationView } from './state.ts';
import { MixButton, Profiles } from './Traffic.tsx';

const t = translator('simulation', simulationMessages);
const counts = [100, 1_000, 10_000, 100_000, 1_000_000];
const maxSeed = 2 ** 31 - 1;
const views: readonly SimulationView[] = ['shares', 'compare', 'canary'];

export function Histogram() {
  const view = useSimulationState((state) => state.view);
  const isMixOpen = useSimulationState((state) => state.isMixOpen);
  const hasMix = useStore((state) => state.mix.length > 0);
  return (
    <div className={styles.histogram}>
      <Controls />
      {isMixOpen && hasMix && <Profiles />}
      {view === 'shares' && <Shares />}
      {view === 'compare' && <BeforeAfter />}
      {view === 'canary' && <Planner />}
    </div>
  );
}

function Controls() {
  const { n, seed, view } = useSimulationState();
  return (
    <div className={styles.controls}>
      <Segments
        label={t('view')}
        options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
        value={view}
        onChange={(next) => useSimulationState.setState({ view: next })}
      />
      <Segments
        label={t('count')}
        isLabelShown
        options={counts.map((value) => ({ value, label: countText(value), name: t('send', { n: countText(value) }) }))}
        value={n}
        onChange={(next) => useSimulationState.setState({ n: next })}
      />
      <label className={styles.field}>
        {t('seed')}
        <input
          className={styles.input}
          type="number"
          min={0}
          max={maxSeed}
          value={seed}
          onChange={(event) =>
            useSimulationState.setState({
              seed: Math.min(maxSeed, Math.max(0, Math.trunc(Number(event.target.value)))),
            })
          }
        />
      </label>
      <IconButton
        label={t('newSeed')}
        look="plain"
        icon={<Dices />}
        onClick={() => useSimulationState.setState({ seed: Math.floor(Math.random() * maxSeed) })}
      />
      <MixButton />
    </div>
  );
}
