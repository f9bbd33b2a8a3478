// One question with a few fields: what the answers would do stands below them, and a refusal beside the button.
import { useId, useState, type FormEvent } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Prose } from '../ui/Prose.tsx';
import { actionMessages } from './messages.en.ts';
import type { Answers, Question, QuestionField } from './question.ts';
import styles from './QuestionDialog.module.css';

const t = translator('actions', actionMessages);

export function QuestionDialog({ question }: { readonly question: Question }) {
  const close = useStore((state) => state.closeOverlays);
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(question.fields.map(({ id, value }) => [id, value])),
  );
  const [refusal, setRefusal] = useState<string>();
  const refusalId = useId();
  const shown = question.fields.filter(({ when }) => when?.(answers) ?? true);
  const note = question.note?.(answers);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const refused = question.answer(answers);
    setRefusal(refused);
    if (refused === undefined) close();
  };
  return (
    <Dialog title={question.title} onClose={close}>
      <form onSubmit={submit} className={styles.form}>
        {shown.map((field, i) => (
          <Field
            key={field.id}
            field={field}
            value={answers[field.id] ?? ''}
            isFirst={i === 0}
            describedBy={refusal === undefined ? undefined : refusalId}
            onChange={(value) => {
              setAnswers({ ...answers, [field.id]: value });
              setRefusal(undefined);
            }}
          />
        ))}
        <p className={styles.note} aria-live="polite">
          {note}
        </p>
        {refusal !== undefined && (
          <p id={refusalId} className={styles.refusal} role="alert">
            <Prose text={refusal} />
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button look="primary" type="submit">
            {question.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  readonly field: QuestionField;
  readonly value: string;
  readonly isFirst: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: string) => void;
}

function Field({ field, value, isFirst, describedBy, onChange }: FieldProps) {
  const { label, kind, options = [], placeholder } = field;
  const listId = useId();
  return (
    <label className={styles.field}>
      <span>{label}</span>
      {kind === 'choice' ? (
        <select
          className={styles.input}
          value={value}
          autoFocus={isFirst}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <>
          <input
            className={styles.input}
            type={kind}
            value={value}
            spellCheck={false}
            autoComplete="off"
            autoFocus={isFirst}
            {...(placeholder === undefined ? {} : { placeholder })}
            {...(options.length > 0 ? { list: listId } : {})}
            {...(describedBy === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': describedBy })}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChange(event.target.value)}
          />
          {options.length > 0 && (
            <datalist id={listId}>
              {options.map((option) => (
                <option key={option.value} value={option.value} label={option.label} />
              ))}
            </datalist>
          )}
        </>
      )}
    </label>
  );
}
