// What is known of a rule beside what it says: what the saved cases say of it, and that nothing reaches it.
import type { Alternative, RuleRow } from '@portolan/graph';
import { listedRuleAt } from '../reach/rule.ts';
import { useProof } from '../reach/unreachable.ts';
import { UnreachableMark } from '../reach/UnreachableMark.tsx';
import { CaseMark } from './CaseMark.tsx';
import styles from './RuleMarks.module.css';

export function RuleMarks({ rule }: { readonly rule: RuleRow }) {
  const found = useProof(listedRuleAt(rule.ref));
  return (
    <>
      <CaseMark rule={rule.ref} />
      {found ? (
        <span className={styles.rule}>
          <UnreachableMark found={found} isInside />
        </span>
      ) : (
        rule.alternatives.map((alternative) => (
          <EntryMark key={alternative.index} rule={rule} alternative={alternative} />
        ))
      )}
    </>
  );
}

function EntryMark({ rule, alternative }: { readonly rule: RuleRow; readonly alternative: Alternative }) {
  const found = useProof(listedRuleAt(alternative.ref));
  if (!found) return null;
  return (
    <span className={styles.entry} style={{ top: alternative.y - rule.y, height: alternative.height }}>
      <UnreachableMark found={found} isInside isSmall />
    </span>
  );
}
