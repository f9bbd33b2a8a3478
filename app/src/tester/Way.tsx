// The way of the request: every stage, every step in it, every comparison behind a step, with verdict and rule id.
// Hovering lights the place on the chart, pressing goes to the text.
import { Check, Circle, Info, X } from 'lucide-react';
import { useRef } from 'react';
import { explain, type Comparison, type Stage, type Step, type Verdict } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { decisionOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Prose } from '../ui/Prose.tsx';
import { Facts } from './Facts.tsx';
import styles from './Way.module.css';

const t = translator('tester', testerMessages);

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

const verdicts = {
  pass: { Icon: Check, word: 'verdictPass' },
  fail: { Icon: X, word: 'verdictFail' },
  info: { Icon: Info, word: 'verdictInfo' },
  skip: { Icon: Circle, word: 'verdictSkip' },
} as const satisfies Record<Verdict, unknown>;

export function Way() {
  const decision = useStore(decisionOf);
  const stages = stagesOf(decision.steps);
  const list = useRef<HTMLOListElement>(null);
  const goTo = (stage: Stage) =>
    list.current?.children[stages.findIndex((one) => one.stage === stage)]?.scrollIntoView({ block: 'start' });
  return (
    <div className={styles.way}>
      <Course stages={stages} onGo={goTo} />
      <ol ref={list} className={styles.stages}>
        {stages.map(({ stage, steps }, i) => (
          <li key={i} className={styles.stage}>
            <h3 className={styles.stageName}>{t(stageNames[stage])}</h3>
            <ol className={styles.steps}>
              {steps.map((step, n) => (
                <StepRow key={n} step={step} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <Facts outcome={decision.outcome} />
    </div>
  );
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
        const { Icon, word } = verdicts[verdict];
        return (
          <li key={stage} className={styles.leg}>
            <button type="button" className={styles.port} data-verdict={verdict} onClick={() => onGo(stage)}>
              <span className={styles.verdict} role="img" aria-label={t(word)}>
                <Icon aria-hidden="true" />
              </span>
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

function StepRow({ step }: { readonly step: Step }) {
  const comparisons = step.comparisons ?? [];
  return (
    <li>
      <Line line={step} strong />
      {comparisons.length > 0 && (
        <details className={styles.comparisons} open={isTelling(step)}>
          <summary>{t('comparisons', { count: comparisons.length })}</summary>
          <ol>
            {comparisons.map((comparison, n) => (
              <li key={n}>
                <Line line={comparison} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

/** What failed, and the rule that was taken, show their comparisons at once; the rest are a press away. */
function isTelling({ verdict, stage }: Step): boolean {
  return verdict === 'fail' || (stage === 'rule' && verdict === 'pass');
}

function Line({ line, strong = false }: { readonly line: Comparison; readonly strong?: boolean }) {
  const select = useStore((state) => state.select);
  const hover = useStore((state) => state.hover);
  const { Icon, word } = verdicts[line.verdict];
  const { at } = line;
  const content = (
    <>
      <span className={styles.verdict} role="img" aria-label={t(word)}>
        <Icon aria-hidden="true" />
      </span>
      <span className={styles.sentence}>
        <Prose text={explain(line)} />
      </span>
      <code className={styles.rule}>{line.rule}</code>
    </>
  );
  const look = { className: styles.line, 'data-verdict': line.verdict, 'data-strong': strong };
  if (!at) return <div {...look}>{content}</div>;
  return (
    <button
      type="button"
      {...look}
      title={t('showInText')}
      onClick={() => select(at, 'way')}
      onPointerEnter={() => hover(at)}
      onPointerLeave={() => hover(undefined)}
      onFocus={() => hover(at)}
      onBlur={() => hover(undefined)}
    >
      {content}
    </button>
  );
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
