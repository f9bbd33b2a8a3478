// The canary planner: from a rule with two destinations a sequence of steps, each with what it would give, what it changes
// in the text, and the way back. Applying a step is one command, hence one step to undo.
import { Undo2 } from 'lucide-react';
import { dispatch } from '../commands/dispatch.ts';
import { translator } from '../i18n/translate.ts';
import { changedWeights } from '../inspector/weights.ts';
import { decisionOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { percentText } from '../ui/number.ts';
import styles from './Histogram.module.css';
import { simulationMessages } from './messages.en.ts';
import { percentOf, readSteps, ruleKey, splitRules, type SplitRule } from './plan.ts';
import { PlannerStep } from './PlannerStep.tsx';
import { useSimulationState, type CanaryPlan } from './state.ts';
import { useResources } from './traffic.ts';

const t = translator('simulation', simulationMessages);

export function Planner() {
  const rules = splitRules(useResources());
  const kept = useSimulationState((state) => state.plan);
  const reached = useStore(reachedRule);
  const rule =
    rules.find(({ at }) => kept && ruleKey(at) === ruleKey(kept.at)) ??
    rules.find(({ at }) => ruleKey(at) === reached) ??
    rules[0];
  if (!rule) return <p className={styles.note}>{t('noSplitRule')}</p>;
  const plan = kept && ruleKey(kept.at) === ruleKey(rule.at) ? kept : planFor(rule);
  return (
    <>
      <PlanControls rules={rules} rule={rule} plan={plan} />
      <Steps rule={rule} plan={plan} />
    </>
  );
}

const setPlan = (plan: CanaryPlan) => useSimulationState.setState({ plan });

/** The key of the rule that the current answer took. */
function reachedRule(state: State): string | undefined {
  const { outcome } = decisionOf(state);
  const taken = 'rule' in outcome ? (outcome.delegate ?? outcome.rule) : undefined;
  return taken && ruleKey({ resource: taken.virtualService, path: ['spec', 'http', taken.http] });
}

/** To the destination that has less now. */
function planFor(rule: SplitRule): CanaryPlan {
  const [first = 0, second = 0] = rule.weights;
  return { at: rule.at, canary: second <= first ? 1 : 0, before: rule.weights };
}

interface PlanProps {
  readonly rule: SplitRule;
  readonly plan: CanaryPlan;
}

function PlanControls({ rules, rule, plan }: PlanProps & { readonly rules: readonly SplitRule[] }) {
  const steps = useSimulationState((state) => state.planSteps);
  const share = percentOf(rule.weights, plan.canary);
  return (
    <div className={styles.controls}>
      <label className={styles.field}>
        {t('planRule')}
        <select
          className={styles.source}
          value={ruleKey(rule.at)}
          onChange={(event) => {
            const chosen = rules.find(({ at }) => ruleKey(at) === event.target.value);
            if (chosen) setPlan(planFor(chosen));
          }}
        >
          {rules.map((each) => (
            <option key={ruleKey(each.at)} value={ruleKey(each.at)}>
              {t('planRuleName', { name: each.virtualService, kind: each.kind, n: each.n })}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        {t('planCanary')}
        <select
          className={styles.source}
          value={plan.canary}
          onChange={(event) => setPlan({ ...plan, canary: Number(event.target.value) })}
        >
          {rule.destinations.map((name, i) => (
            <option key={i} value={i}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        {t('planSteps')}
        <input
          className={styles.name}
          aria-invalid={readSteps(steps) === undefined}
          value={steps}
          onChange={(event) => useSimulationState.setState({ planSteps: event.target.value })}
        />
      </label>
      <span className={styles.note}>
        {share === undefined ? t('planNoWeights') : t('planNow', { share: percentText(share / 100) })}
      </span>
      <RollBack rule={rule} plan={plan} />
    </div>
  );
}

/** Back to the weights that the plan began with. */
function RollBack({ rule, plan }: PlanProps) {
  const before = percentOf(plan.before, plan.canary);
  const isBack = before === undefined || before === percentOf(rule.weights, plan.canary);
  return (
    <Button icon={<Undo2 />} disabled={isBack} onClick={() => applyWeights(rule, plan, plan.before, t('rollBackStep'))}>
      {before === undefined ? t('rollBack') : t('rollBackTo', { share: percentText(before / 100) })}
    </Button>
  );
}

/** One command; a refusal is said. */
function applyWeights(
  rule: SplitRule,
  plan: CanaryPlan,
  weights: readonly (number | undefined)[],
  label: string,
): void {
  const { notify } = useStore.getState();
  setPlan(plan);
  const next = changedWeights(
    rule.weights,
    weights.map((weight) => weight ?? 0),
  );
  const done = dispatch({ type: 'set-weights', at: rule.at, weights: next }, label);
  if (!done.ok) notify({ tone: 'error', text: done.error.message });
}

function Steps({ rule, plan }: PlanProps) {
  const typed = useSimulationState((state) => state.planSteps);
  const steps = readSteps(typed);
  if (!steps) return <p className={styles.problem}>{t('badSteps')}</p>;
  return (
    <ol className={styles.steps}>
      {steps.map((percent, i) => (
        <PlannerStep
          key={i}
          index={i}
          percent={percent}
          rule={rule}
          canary={plan.canary}
          onApply={(weights) =>
            applyWeights(rule, plan, weights, t('applyStep', { share: percentText(percent / 100) }))
          }
          onRollBack={() => applyWeights(rule, plan, plan.before, t('rollBackStep'))}
        />
      ))}
    </ol>
  );
}
