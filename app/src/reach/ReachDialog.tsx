// The proof that no request reaches a rule, or what kept Portolan from finding one or the other; before, that it looks for one.
import type { ListedRule, ReachProgress } from '@portolan/engine';
import { CircleStop, Crosshair } from 'lucide-react';
import { useEffect, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { worker } from '../worker/client.ts';
import { askInstead } from './askInstead.ts';
import { reachMessages } from './messages.en.ts';
import { Reasons } from './Reasons.tsx';
import styles from './Reasons.module.css';
import { nameOf } from './rule.ts';
import { giveUp, stopSeeking, type Witness } from './seek.ts';

const t = translator('reach', reachMessages);

export function ReachDialog() {
  const told = useStore((state) => state.toldReach);
  if (!told) return null;
  const { rule, reach } = told;
  const values = { rule: nameOf(rule) };
  const frame = { onClose: reach ? stopSeeking : giveUp };
  // One dialog throughout, so that the focus knows where it came from.
  switch (reach?.kind) {
    case undefined:
      return <Dialog {...frame} title={t('looking', values)} children={<Looking />} />;
    case 'witness':
      return (
        <Dialog {...frame} title={t('someTitle', values)} description={t('some')}>
          <AskIt witness={reach} rule={rule} />
        </Dialog>
      );
    case 'unreachable':
      return (
        <Dialog {...frame} title={t('noneTitle', values)} description={t('proved', { count: reach.clients.length })}>
          <Reasons reasons={reach.because} onShow={stopSeeking} />
        </Dialog>
      );
    case 'unknown':
      return (
        <Dialog {...frame} title={t('unknownTitle', values)} description={t('notProved')}>
          <Reasons reasons={reach.because} onShow={stopSeeking} />
        </Dialog>
      );
  }
}

function AskIt({ witness, rule }: { readonly witness: Witness; readonly rule: ListedRule }) {
  return (
    <div className={styles.looking}>
      <Button icon={<Crosshair />} onClick={() => askInstead(witness, rule)}>
        {t('witness')}
      </Button>
    </div>
  );
}

function Looking() {
  const [progress, setProgress] = useState<ReachProgress>();
  useEffect(() => worker.listenToProgress('reach', setProgress), []);
  return (
    <div className={styles.looking}>
      <progress aria-label={t('working')} {...(progress && { value: progress.done, max: progress.count })} />
      {progress && <span>{t('heard', { ...progress })}</span>}
      <Button icon={<CircleStop />} onClick={giveUp}>
        {t('cancel')}
      </Button>
    </div>
  );
}
