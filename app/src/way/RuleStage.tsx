// The rule stage: the rule that was taken, why those before it were not, and why those behind it were never looked at.
import { useState, type ReactNode } from 'react';
import { explain, type Step } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { NearMisses } from '../reach/NearMisses.tsx';
import { useStore } from '../store/store.ts';
import { everyRuleOf } from './everyRule.ts';
import { wayMessages } from './messages.en.ts';
import { ruleSteps } from './ruleSteps.ts';
import { Comparisons, StepLine } from './StepLine.tsx';
import styles from './Way.module.css';

const t = translator('way', wayMessages);
/** Rows drawn at once; a list of thousands would hold the page up. */
const mostRows = 200;

export function RuleStage({ steps }: { readonly steps: readonly Step[] }) {
  const { missed, taken, laterCount, untold, others } = ruleSteps(steps);
  const count = missed.length + untold;
  return (
    <>
      {count > 0 && (
        <Folded
          key={taken ? 'before' : 'all'}
          label={t(taken ? 'whyNot' : 'noneMatches', { count })}
          verdict="fail"
          isOpen={!taken}
          rows={() => (untold > 0 ? <MissedOfAll /> : <Missed steps={missed} />)}
        />
      )}
      {taken && (
        <li>
          <StepLine line={taken} strong />
          <Comparisons comparisons={taken.comparisons ?? []} open />
        </li>
      )}
      {laterCount > 0 && (
        <Folded label={t('later', { count: laterCount })} verdict="skip" isOpen={false} rows={() => <LaterOfAll />} />
      )}
      {others.map((step, i) => (
        <li key={i}>
          <StepLine line={step} strong />
          <Comparisons comparisons={step.comparisons ?? []} open={false} />
        </li>
      ))}
    </>
  );
}

interface FoldedProps {
  readonly label: string;
  readonly verdict: Step['verdict'];
  readonly isOpen: boolean;
  /** Made when it is open. */
  readonly rows: () => ReactNode;
}

function Folded({ label, verdict, isOpen, rows }: FoldedProps) {
  const [open, setOpen] = useState(isOpen);
  return (
    <li>
      <details className={styles.folded} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary data-verdict={verdict}>{label}</summary>
        {open && <ol className={styles.foldedRows}>{rows()}</ol>}
      </details>
    </li>
  );
}

function MissedOfAll() {
  const steps = useStore((state) => everyRuleOf(state).steps);
  return <Missed steps={ruleSteps(steps.filter(({ stage }) => stage === 'rule')).missed} />;
}

function Missed({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <>
      {steps.slice(0, mostRows).map((step, i) => (
        <MissedRule key={i} step={step} />
      ))}
      <More count={steps.length - mostRows} />
    </>
  );
}

/** The first condition that failed, and all of them on demand. */
function MissedRule({ step }: { readonly step: Step }) {
  const comparisons = step.comparisons ?? [];
  const first = comparisons.find(({ verdict }) => verdict === 'fail');
  return (
    <li>
      <StepLine line={step} text={ruleName(step)} strong />
      <div className={styles.reasons}>
        {first && <StepLine line={first} />}
        {comparisons.length > 1 && (
          <Comparisons comparisons={comparisons} open={false} label={t('conditions', { count: comparisons.length })} />
        )}
        {step.at && <NearMisses rule={step.at} />}
      </div>
    </li>
  );
}

function LaterOfAll() {
  const steps = useStore((state) => everyRuleOf(state).steps);
  const { later } = ruleSteps(steps.filter(({ stage }) => stage === 'rule'));
  return (
    <>
      {later.slice(0, mostRows).map((step, i) => (
        <li key={i}>
          <StepLine line={step} />
          <Comparisons comparisons={step.comparisons ?? []} open={false} />
          {step.at && <NearMisses rule={step.at} />}
        </li>
      ))}
      <More count={later.length - mostRows} />
    </>
  );
}

function More({ count }: { readonly count: number }) {
  return count > 0 ? <li className={styles.more}>{t('more', { count })}</li> : null;
}

/** Without what failed, which stands below it. Routes that no VirtualService gave keep their sentence. */
function ruleName(step: Step): string {
  const { rule, virtualService, match, name } = step.values;
  if (rule === undefined || rule === 0 || virtualService === undefined) return explain(step);
  const text =
    match === undefined ? t('rule', { rule, virtualService }) : t('ruleEntry', { rule, virtualService, match });
  return name === undefined ? text : t('ruleNamed', { text, name });
}
