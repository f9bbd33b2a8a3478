// Which rule is expected: one of those that are there. One that is gone is named, so that another can be chosen.
import { bindRule, findRule, ruleName, type RuleBinding } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { markKey } from '../store/caseMarks.ts';
import { caseMessages } from './messages.en.ts';
import styles from './CaseForm.module.css';

const t = translator('cases', caseMessages);

interface RuleFieldProps {
  readonly rule: RuleBinding;
  readonly onChange: (rule: RuleBinding) => void;
}

export function RuleField({ rule, onChange }: RuleFieldProps) {
  const mesh = useStore((state) => derivedOf(state).mesh);
  const rules = useStore((state) => state.coverage?.rules ?? noRules);
  const found = findRule(mesh, rule);
  const choose = (key: string) => {
    const chosen = rules.find((one) => markKey(one) === key);
    const bound =
      chosen && bindRule(mesh, { virtualService: chosen.virtualService, list: chosen.list, index: chosen.index });
    if (bound) onChange(bound);
  };
  return (
    <select
      className={styles.input}
      aria-label={t('rule')}
      value={found ? markKey(found) : ''}
      onChange={(event) => choose(event.target.value)}
    >
      {!found && (
        <option value="">
          {!rule.virtualService.endsWith('/') ? t('ruleLost', { rule: ruleName(rule) }) : t('chooseRule')}
        </option>
      )}
      {rules.map((one) => (
        <option key={markKey(one)} value={markKey(one)}>
          {ruleName(one)}
        </option>
      ))}
    </select>
  );
}

const noRules: readonly never[] = [];
