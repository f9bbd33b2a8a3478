// The way of the request on one screen: every stage with its steps, what the outcome knows beside them, and a comparison
// with another sender or another text.
import { useRef, useState } from 'react';
import type { Stage, Step, Verdict } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { decisionOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Compare } from './Compare.tsx';
import { ComparePicker } from './ComparePicker.tsx';
import { Facts } from './Facts.tsx';
import { wayMessages } from './messages.en.ts';
import { RuleStage } from './RuleStage.tsx';
import { Comparisons, StepLine, VerdictMark } from './StepLine.tsx';
import styles from './Way.module.css';

const t = translator('way', wayMessages);

const stageNames = {
  request: 'stageRequest',
  listener: 'stageListener',
  chain: 'stageChain',
  'virtual-host': 'stageVirtualHost',
  rule: 'stageRule',
  action: 'stageAction',
  destination: 'stageDestination',
  response: 'stageResponse',
  outcome: 'stageOutcome',
} as const satisfies Record<Stage, string>;

/** Stays while another tab of the dock is open. */
let remembered = '';

export function Way() {
  const decision = useStore(decisionOf);
  const [other, setOther] = useState(remembered);
  const stages = stagesOf(decision.steps);
  const list = useRef<HTMLOListElement>(null);
  const goTo = (stage: Stage) =>
    list.current?.children[stages.findIndex((one) => one.stage === stage)]?.scrollIntoView({ block: 'start' });
  return (
    <div className={styles.way}>
      <div className={styles.head}>
        <Course stages={stages} onGo={goTo} />
        <ComparePicker value={other} onChange={(value) => setOther((remembered = value))} />
      </div>
      <div className={styles.scroll}>
        {other !== '' && <Compare other={other} />}
        <ol ref={list} className={styles.stages}>
          {stages.map(({ stage, steps }, i) => (
            <li key={i} className={styles.stage}>
              <h3 className={styles.stageName}>{t(stageNames[stage])}</h3>
              <ol className={styles.steps}>
                {stage === 'rule' ? <RuleStage steps={steps} /> : <Steps steps={steps} />}
              </ol>
            </li>
          ))}
        </ol>
        <Facts decision={decision} />
      </div>
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return steps.map((step, i) => (
    <li key={i}>
      <StepLine line={step} strong />
      <Comparisons comparisons={step.comparisons ?? []} open={step.verdict === 'fail'} />
    </li>
  ));
}

interface StageSteps {
  readonly stage: Stage;
  readonly steps: readonly Step[];
}

interface CourseProps {
  readonly stages: readonly StageSteps[];
  readonly onGo: (stage: Stage) => void;
}

/** The stages in one line, each once: how far the request came. */
function Course({ stages, onGo }: CourseProps) {
  const steps = stages.flatMap((stage) => stage.steps);
  const ports = [...new Set(stages.map(({ stage }) => stage))];
  return (
    <ol className={styles.course} aria-label={t('course')}>
      {ports.map((stage) => {
        const verdict = verdictOf(steps.filter((step) => step.stage === stage));
        return (
          <li key={stage} className={styles.leg}>
            <button type="button" className={styles.port} data-verdict={verdict} onClick={() => onGo(stage)}>
              <VerdictMark verdict={verdict} />
              {t(stageNames[stage])}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** A stage is passed when anything in it fits: rules that do not match come before the one that does. */
function verdictOf(steps: readonly Step[]): Verdict {
  const has = (verdict: Verdict) => steps.some((step) => step.verdict === verdict);
  if (has('pass')) return 'pass';
  return has('fail') ? 'fail' : 'info';
}

/** Neighbouring steps of the same stage under one heading. */
function stagesOf(steps: readonly Step[]): readonly StageSteps[] {
  const stages: { stage: Stage; steps: Step[] }[] = [];
  for (const step of steps) {
    const last = stages.at(-1);
    if (last?.stage === step.stage) last.steps.push(step);
    else stages.push({ stage: step.stage, steps: [step] });
  }
  return stages;
}
