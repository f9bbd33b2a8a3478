// What is sent: the current request, or a mix of profiles that is edited here.
import { ChevronDown, ChevronRight, Plus, Shuffle, X } from 'lucide-react';
import { mixShares } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Histogram.module.css';
import { simulationMessages } from './messages.en.ts';
import { ProfileRow } from './ProfileRow.tsx';
import { useSimulationState } from './state.ts';
import { freeName, profileOf } from './traffic.ts';

const t = translator('simulation', simulationMessages);
const usualShare = 100;
const addedShare = 10;

/** Begins a mix with the current request, or shows the one there is. */
export function MixButton() {
  const mix = useStore((state) => state.mix);
  const isOpen = useSimulationState((state) => state.isMixOpen);
  const begin = () => {
    const state = useStore.getState();
    state.setMix([profileOf(t('profile', { n: 1 }), sentRequestOf(state), state.client, usualShare)]);
    useSimulationState.setState({ isMixOpen: true });
  };
  if (mix.length === 0) {
    return (
      <Button look="quiet" icon={<Shuffle />} onClick={begin}>
        {t('beginMix')}
      </Button>
    );
  }
  return (
    <Button
      look="quiet"
      aria-expanded={isOpen}
      icon={isOpen ? <ChevronDown /> : <ChevronRight />}
      onClick={() => useSimulationState.setState({ isMixOpen: !isOpen })}
    >
      {t('mixOf', { count: mix.length })}
    </Button>
  );
}

function AddProfile() {
  const add = () => {
    const state = useStore.getState();
    const name = freeName(
      state.mix.map((profile) => profile.name),
      (n) => t('profile', { n }),
    );
    state.setMix([...state.mix, profileOf(name, sentRequestOf(state), state.client, addedShare)]);
  };
  return (
    <Button look="quiet" icon={<Plus />} onClick={add}>
      {t('addProfile')}
    </Button>
  );
}

export function Profiles() {
  const mix = useStore((state) => state.mix);
  const shares = mixShares(mix);
  return (
    <section className={styles.traffic} aria-label={t('traffic')}>
      <ul className={styles.profiles}>
        {mix.map((profile, i) => (
          <ProfileRow key={i} index={i} profile={profile} share={shares.ok ? shares.value[i] : undefined} />
        ))}
      </ul>
      <div className={styles.controls}>
        <AddProfile />
        <Button look="quiet" icon={<X />} onClick={() => useStore.getState().setMix([])}>
          {t('endMix')}
        </Button>
      </div>
    </section>
  );
}
