// The rule stage: the rule that was taken, why those before it were not, and why those behind it were never looked at.
import { useState, type ReactNode } from 'react';
import { explain, type Step } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { NearMisses } from '../reach/NearMisses.tsx';
import { useArrival } from '../reach/useArrival.ts';
import { useStore } from '../store/store.ts';
import { everyRuleOf } from './everyRule.ts';
import { wayMessages } from './messages.en.ts';
import { ruleSteps } from './ruleSteps.ts';
import { Comparisons, StepLine } from './StepLine.tsx';
import styles from './Way.module.css';

const t = translator('way', wayMessages);
const rowsAtOnce = 200;

export function RuleStage({ steps }: { readonly steps: readonly Step[] }) {
  const { missed, missedRules, taken, laterCount, laterRules, untold, others } = ruleSteps(steps);
  const count = missed.length + untold;
  const before = missedRules > 0 ? t('whyNot', { count: missedRules }) : t('whyNotEntries', { count });
  return (
    <>
      {count > 0 && (
        <Folded
          key={taken ? 'before' : 'all'}
          label={taken ? before : t('noneMatches', { count: missedRules })}
          verdict="fail"
          isOpen={!taken}
          rows={() => (untold > 0 ? <MissedOfAll /> : <Missed steps={missed} />)}
        />
      )}
      {taken && <Taken step={taken} />}
      {laterCount > 0 && (
        <Folded
          label={laterRules > 0 ? t('later', { count: laterRules }) : t('laterEntries', { count: laterCount })}
          verdict="skip"
          isOpen={false}
          rows={() => <LaterOfAll />}
        />
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

function Taken({ step }: { readonly step: Step }) {
  const line = useArrival();
  return (
    <li ref={line}>
      <StepLine line={step} strong />
      <Comparisons comparisons={step.comparisons ?? []} open />
    </li>
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
  return <OtherRules steps={steps} nameOf={ruleName} />;
}

function LaterOfAll() {
  const steps = useStore((state) => everyRuleOf(state).steps);
  return <OtherRules steps={ruleSteps(steps.filter(({ stage }) => stage === 'rule')).later} nameOf={explain} />;
}

interface OtherRulesProps {
  readonly steps: readonly Step[];
  readonly nameOf: (step: Step) => string;
}

/** Rules that did not take the request, in pieces: a list of thousands would hold the page up. */
function OtherRules({ steps, nameOf }: OtherRulesProps) {
  const [shown, setShown] = useState(rowsAtOnce);
  const count = steps.length - shown;
  return (
    <>
      {steps.slice(0, shown).map((step, i) => (
        <OtherRule key={i} step={step} name={nameOf(step)} />
      ))}
      {count > 0 && (
        <li>
          <button type="button" className={styles.more} onClick={() => setShown(shown + rowsAtOnce)}>
            {t('more', { count })}
          </button>
        </li>
      )}
    </>
  );
}

/** The first condition that failed, all of them on demand, and what would have to change for the rule to be reached. */
function OtherRule({ step, name }: { readonly step: Step; readonly name: string }) {
  const comparisons = step.comparisons ?? [];
  const first = step.verdict === 'fail' ? comparisons.find(({ verdict }) => verdict === 'fail') : undefined;
  const isTold = first !== undefined && comparisons.length === 1;
  return (
    <li>
      <StepLine line={step} text={name} strong={step.verdict === 'fail'} />
      <div className={styles.reasons}>
        {first && <StepLine line={first} />}
        {!isTold && (
          <Comparisons comparisons={comparisons} open={false} label={t('conditions', { count: comparisons.length })} />
        )}
        {step.at && <NearMisses rule={step.at} />}
      </div>
    </li>
  );
}

/** Without what failed, which stands below it. Routes that no VirtualService gave keep their sentence. */
function ruleName(step: Step): string {
  const { rule, virtualService, match, name, delegate, delegateRule } = step.values;
  if (rule === undefined || rule === 0 || virtualService === undefined) return explain(step);
  const ofRoot =
    match === undefined ? t('rule', { rule, virtualService }) : t('ruleEntry', { rule, virtualService, match });
  const text =
    delegate === undefined || delegateRule === undefined
      ? ofRoot
      : t('ruleThrough', { text: ofRoot, rule: delegateRule, delegate });
  return name === undefined ? text : t('ruleNamed', { text, name });
}
