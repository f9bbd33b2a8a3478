// The proof that no request reaches a rule, or what kept Portolan from finding one or the other; before, that it looks for one.
import type { ReachProgress } from '@portolan/engine';
import { CircleStop } from 'lucide-react';
import { useEffect, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { worker } from '../worker/client.ts';
import { stopAsking } from './askWorker.ts';
import { reachMessages } from './messages.en.ts';
import { Reasons } from './Reasons.tsx';
import styles from './Reasons.module.css';
import { nameOf } from './rule.ts';

const t = translator('reach', reachMessages);

export function ReachDialog() {
  const told = useStore((state) => state.toldReach);
  const close = useStore((state) => state.closeDialog);
  if (!told) return null;
  const { rule, reach } = told;
  const values = { rule: nameOf(rule) };
  if (!reach) return <Looking title={t('looking', values)} onClose={close} />;
  const isProved = reach.kind === 'unreachable';
  return (
    <Dialog
      title={t(isProved ? 'noneTitle' : 'unknownTitle', values)}
      description={isProved ? t('proved', { count: reach.clients.length }) : t('notProved')}
      onClose={close}
    >
      <Reasons reasons={reach.because} onShow={close} />
    </Dialog>
  );
}

function Looking({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const [progress, setProgress] = useState<ReachProgress>();
  useEffect(() => worker.listenToProgress('reach', setProgress), []);
  const stop = () => {
    stopAsking('reach');
    onClose();
  };
  return (
    <Dialog title={title} onClose={stop}>
      <div className={styles.looking}>
        <progress aria-label={t('working')} {...(progress && { value: progress.done, max: progress.count })} />
        {progress && <span>{t('heard', { ...progress })}</span>}
        <Button icon={<CircleStop />} onClick={stop}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
