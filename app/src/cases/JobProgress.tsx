// How far a long job of the worker is, and the button that ends it with what it has done.
import { CircleStop } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReachProgress } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { Button } from '../ui/Button.tsx';
import { countText } from '../ui/number.ts';
import { worker } from '../worker/client.ts';
import type { JobType } from '../worker/protocol.ts';
import { caseMessages } from './messages.en.ts';
import styles from './Uncovered.module.css';

const t = translator('cases', caseMessages);

/** Nothing before the first news: what is done at once needs no bar. */
export function JobProgress({ job }: { readonly job: Extract<JobType, 'generate' | 'matrix'> }) {
  const [progress, setProgress] = useState<ReachProgress>();
  useEffect(() => worker.listenToProgress(job, setProgress), [job]);
  if (!progress) return null;
  const { done, count } = progress;
  return (
    <span className={styles.progress}>
      <progress aria-label={t(`progress.${job}`)} value={done} max={count} />
      <span>{t(`progressOf.${job}`, { done: countText(done), count: countText(count) })}</span>
      <Button icon={<CircleStop />} onClick={() => worker.finish(job)}>
        {t('stop')}
      </Button>
    </span>
  );
}
