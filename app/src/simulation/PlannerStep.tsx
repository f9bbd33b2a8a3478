// One step of a canary: the shares it gives, the lines it changes, applying it and the way back.
import { Check, Play, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { compile } from '@portolan/workspace';
import { applyEdits } from '@portolan/text';
import { translator } from '../i18n/translate.ts';
import { changedWeights } from '../inspector/weights.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { percentText } from '../ui/number.ts';
import styles from './Histogram.module.css';
import { resourcesOf } from './loaded.ts';
import { simulationMessages } from './messages.en.ts';
import { diffLines, percentOf, weightsOf, type SplitRule } from './plan.ts';
import { shareRows } from './rows.ts';
import { RunNews } from './RunNews.tsx';
import { ShareChart } from './ShareChart.tsx';
import { useTask } from './traffic.ts';
import { useSimulation } from './useSimulation.ts';

const t = translator('simulation', simulationMessages);

interface PlannerStepProps {
  readonly index: number;
  /** Of the canary. */
  readonly percent: number;
  readonly rule: SplitRule;
  readonly canary: number;
  readonly onApply: (weights: readonly number[]) => void;
  readonly onRollBack: () => void;
}

export function PlannerStep({ index, percent, rule, canary, onApply, onRollBack }: PlannerStepProps) {
  const source = useStore((state) => state.source);
  const resources = useStore((state) => derivedOf(state).resources);
  const weights = useMemo(() => weightsOf(percent, canary), [percent, canary]);
  const outcome = useMemo(() => {
    const command = { type: 'set-weights', at: rule.at, weights: changedWeights(rule.weights, weights) } as const;
    const compiled = compile(source, resources, command);
    if (!compiled.ok) return { problem: compiled.error.message };
    const edits = compiled.value;
    return { diff: diffLines(source.text, edits), resources: resourcesOf(applyEdits(source.text, edits)) };
  }, [source, resources, rule.at, rule.weights, weights]);
  const run = useSimulation(`step ${index}`, useTask(outcome.resources));
  const isInPlace = percentOf(rule.weights, canary) === percent;
  const title = t('step', { n: index + 1, share: percentText(percent / 100) });
  return (
    <li className={styles.step} aria-label={title}>
      <h3 className={styles.stepTitle}>
        {title}
        {isInPlace && (
          <span className={styles.inPlace}>
            <Check aria-hidden="true" /> {t('inPlace')}
          </span>
        )}
      </h3>
      <RunNews slot={`step ${index}`} run={run} />
      {run.simulation && (
        <ShareChart
          label={t('stepChart', { n: index + 1 })}
          rows={shareRows(run.simulation)}
          profiles={run.simulation.profiles.length > 1 ? run.simulation.profiles.map(({ name }) => name) : []}
        />
      )}
      {outcome.problem !== undefined && <p className={styles.problem}>{outcome.problem}</p>}
      {outcome.diff && <Diff lines={outcome.diff} />}
      <div className={styles.controls}>
        <Button
          look="primary"
          icon={<Play />}
          disabled={isInPlace || outcome.problem !== undefined}
          onClick={() => onApply(weights)}
        >
          {t('apply')}
        </Button>
        <Button icon={<Undo2 />} disabled={!isInPlace} onClick={onRollBack}>
          {t('rollBack')}
        </Button>
      </div>
    </li>
  );
}

function Diff({ lines }: { readonly lines: ReturnType<typeof diffLines> }) {
  if (lines.length === 0) return <p className={styles.note}>{t('noDiff')}</p>;
  return (
    <pre className={styles.diff} role="group" aria-label={t('diff')} tabIndex={0}>
      {lines.map(({ sign, number, text }, i) => (
        <span key={i} className={styles.diffLine} data-sign={sign}>
          <span className={styles.lineNumber}>{number}</span>
          {sign} {text}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
