// The rules that no case reaches, and cases made for them; pressing a rule goes to it. Where none can be made, why.
import { Ban, CircleDashed, WandSparkles } from 'lucide-react';
import {
  isCovered,
  ruleName,
  type ListedRule,
  type Resource,
  type RuleCoverage,
  type Unreached,
} from '@portolan/engine';
import { useEffect, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { OpenRules } from '../reach/OpenRules.tsx';
import { useProof } from '../reach/unreachable.ts';
import { UnreachableMark } from '../reach/UnreachableMark.tsx';
import { markKey } from '../store/caseMarks.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import { worker } from '../worker/client.ts';
import { addGenerated } from './generated.ts';
import { JobProgress } from './JobProgress.tsx';
import { caseMessages } from './messages.en.ts';
import styles from './Uncovered.module.css';

const t = translator('cases', caseMessages);
/** The first ones say enough. */
const mostShown = 100;
/** Rules that one press makes cases for: the worker takes some milliseconds for each. */
const mostAtOnce = 200;

export function Uncovered() {
  const coverage = useStore((state) => state.coverage);
  const { reasons, isMaking, generate } = useGeneration();
  if (!coverage || coverage.total === 0) return null;
  const { rules, covered, total } = coverage;
  const missing = rules.filter((rule) => !isCovered(rule));
  const told = t('coverage', { covered, total });
  const open = missing.filter((rule) => !reasons.has(markKey(rule)));
  return (
    <section className={styles.section} aria-label={t('uncovered')}>
      <details className={styles.details} open={reasons.size > 0 || undefined}>
        <summary className={styles.title}>
          {told}
          <meter className={styles.meter} min={0} max={total} value={covered} aria-label={told} />
        </summary>
        {missing.length === 0 ? (
          <p className={styles.note}>{t('coverageFull')}</p>
        ) : (
          <ul>
            {missing.slice(0, mostShown).map((rule) => (
              <Missing key={markKey(rule)} rule={rule} reasons={reasons.get(markKey(rule)) ?? []} />
            ))}
          </ul>
        )}
      </details>
      {missing.length > 0 && (
        <Button
          icon={<WandSparkles />}
          disabled={isMaking || open.length === 0}
          onClick={() => generate(open.slice(0, mostAtOnce))}
        >
          {t('generate')}
        </Button>
      )}
      {isMaking && <JobProgress job="generate" />}
      <OpenRules />
    </section>
  );
}

interface MissingProps {
  readonly rule: RuleCoverage;
  readonly reasons: readonly Unreached[];
}

function Missing({ rule, reasons }: MissingProps) {
  const select = useStore((state) => state.select);
  const { virtualService, list, index, count, missing } = rule;
  const entries = missing.map((match) => match + 1).join(', ');
  const what = count === 0 ? t('uncoveredRule') : t('uncoveredEntries', { count: missing.length, entries });
  const Icon = reasons.some(({ kind }) => kind === 'unreachable') ? Ban : CircleDashed;
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.rule}
        onClick={() => select({ resource: virtualService, path: ['spec', list, index] }, 'way')}
      >
        <Icon aria-hidden="true" />
        <span className={styles.name}>{ruleName(rule)}</span>
        <span className={styles.note}>{what}</span>
        {reasons.map((one) => (
          <span key={one.match ?? -1} className={styles.reason}>
            <Prose text={reasonText(one)} />
          </span>
        ))}
      </button>
      <Never rule={{ virtualService, list, index }} entries={missing} />
    </li>
  );
}

/** The rule, or those of its entries that nothing reaches. */
function Never({ rule, entries }: { readonly rule: ListedRule; readonly entries: readonly number[] }) {
  const found = useProof(rule);
  if (found) return <UnreachableMark found={found} />;
  return entries.map((match) => <NeverEntry key={match} rule={{ ...rule, match }} />);
}

function NeverEntry({ rule }: { readonly rule: ListedRule }) {
  const found = useProof(rule);
  return found ? <UnreachableMark found={found} /> : null;
}

function reasonText({ kind, match, reason }: Unreached): string {
  const said = t(kind === 'unreachable' ? 'unreachable' : 'unknownReach', { reason });
  return match === undefined ? said : t('entryReason', { entry: match + 1, reason: said });
}

interface Kept {
  /** Reasons hold for the resources that they were found in. */
  readonly resources: readonly Resource[];
  readonly byRule: ReadonlyMap<string, readonly Unreached[]>;
}

const noReasons: Kept['byRule'] = new Map();

function useGeneration() {
  const resources = useStore((state) => derivedOf(state).resources);
  const [kept, setKept] = useState<Kept>();
  const [asked, setAsked] = useState<readonly Resource[]>();
  useEffect(
    () =>
      worker.listen('generate', (heard) => {
        const now = derivedOf(useStore.getState()).resources;
        setAsked(undefined);
        if ('reason' in heard) return useStore.getState().notify({ tone: 'error', text: t('stopped', heard) });
        if (heard.result.type !== 'generate') return;
        const { unreached, drafts, done, count } = heard.result;
        addGenerated(drafts, { done, count });
        setKept((before) => {
          const byRule = new Map(before?.resources === now ? before.byRule : noReasons);
          for (const one of unreached)
            byRule.set(
              markKey(one),
              unreached.filter((other) => markKey(other) === markKey(one)),
            );
          return { resources: now, byRule };
        });
      }),
    [],
  );
  const generate = (rules: readonly RuleCoverage[]) => {
    const { settings, client } = useStore.getState();
    setAsked(resources);
    worker.start({ resources, settings }, { type: 'generate', client, rules });
  };
  return {
    reasons: kept?.resources === resources ? kept.byRule : noReasons,
    isMaking: asked === resources,
    generate,
  };
}
