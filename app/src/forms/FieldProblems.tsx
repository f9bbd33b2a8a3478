// What is wrong with a field as it stands in the text, and why the last change of it was refused.
import type { Ref } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { Button } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import { showInText, useForm } from './context.ts';
import { placeOf, useDrafts } from './drafts.ts';
import { formMessages } from './messages.en.ts';
import styles from './Forms.module.css';
import { isWithin } from './place.ts';

const t = translator('forms', formMessages);

interface FieldProblemsProps {
  readonly at: Ref;
  /** The fields inside say theirs themselves. */
  readonly isNested?: boolean;
}

export function FieldProblems({ at, isNested = false }: FieldProblemsProps) {
  const { problems } = useForm();
  const refusal = useDrafts(({ refusals }) => refusals[placeOf(at)]);
  const own = problems.filter(
    ({ at: place }) => place && isWithin(at.path, place.path) && (!isNested || place.path.length === at.path.length),
  );
  if (own.length === 0 && refusal === undefined) return null;
  return (
    <ul className={styles.problems}>
      {refusal !== undefined && (
        <li className={styles.problem} data-severity="error" role="alert">
          <Prose text={t('refused', { reason: refusal })} />{' '}
          <Button look="quiet" onClick={() => showInText(at)}>
            {t('showInText')}
          </Button>
        </li>
      )}
      {own.map(({ key, message, severity }) => (
        <li key={key} className={styles.problem} data-severity={severity}>
          <Prose text={message} />
        </li>
      ))}
    </ul>
  );
}
