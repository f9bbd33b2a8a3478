// One case as a form: what it is called, what is asked, what is expected. Kept with the button, so that a half-written
// expectation never runs.
import { Plus } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { expectNow, type Case, type Expectation } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { urlOf } from '../tester/url.ts';
import { changeCase } from './edits.ts';
import { ExpectationRow, emptyExpectation } from './ExpectationRow.tsx';
import { caseMessages } from './messages.en.ts';
import { RequestFields } from './RequestFields.tsx';
import styles from './CaseForm.module.css';

const t = translator('cases', caseMessages);

export function CaseForm({ one, onClose }: { readonly one: Case; readonly onClose: () => void }) {
  const [draft, setDraft] = useState(one);
  const [isAskable, setAskable] = useState(true);
  const keep = () => {
    changeCase(cleaned(draft));
    onClose();
  };
  const takeRequest = () => {
    const state = useStore.getState();
    setDraft({ ...draft, client: state.client, request: sentRequestOf(state) });
  };
  return (
    <Dialog title={t('editTitle')} wide onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isAskable) keep();
        }}
      >
        <Names draft={draft} onChange={setDraft} />
        <fieldset className={styles.fieldset}>
          <legend className={styles.legend}>{t('request')}</legend>
          <RequestFields
            key={urlOf(draft.request, draft.client)}
            asked={draft}
            onChange={(asked) => setDraft({ ...draft, ...asked })}
            onValid={setAskable}
          />
          <Button look="quiet" onClick={takeRequest}>
            {t('takeRequest')}
          </Button>
        </fieldset>
        <Expectations draft={draft} onChange={(expect) => setDraft({ ...draft, expect })} />
        <p className={styles.end}>
          <Button look="primary" type="submit" disabled={!isAskable}>
            {t('keep')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </p>
      </form>
    </Dialog>
  );
}

/** Empty texts say nothing. */
function cleaned({ description = '', group = '', ...rest }: Case): Case {
  return {
    ...rest,
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    ...(group.trim() === '' ? {} : { group: group.trim() }),
  };
}

interface DraftProps {
  readonly draft: Case;
  readonly onChange: (draft: Case) => void;
}

function Names({ draft, onChange }: DraftProps) {
  const cases = useStore((state) => state.cases);
  const groups = [...new Set(cases.flatMap(({ group }) => group ?? []))];
  const list = useId();
  return (
    <div className={styles.names}>
      <Field label={t('name')}>
        <input
          className={styles.input}
          required
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      </Field>
      <Field label={t('group')}>
        <input
          className={styles.input}
          list={list}
          value={draft.group ?? ''}
          onChange={(event) => onChange({ ...draft, group: event.target.value })}
        />
        <datalist id={list}>
          {groups.map((group) => (
            <option key={group} value={group} />
          ))}
        </datalist>
      </Field>
      <Field label={t('description')} wide>
        <textarea
          className={styles.area}
          rows={2}
          value={draft.description ?? ''}
          onChange={(event) => onChange({ ...draft, description: event.target.value })}
        />
      </Field>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Field({ label, wide = false, children }: FieldProps) {
  return (
    <label className={styles.field} data-wide={wide}>
      {label}
      {children}
    </label>
  );
}

interface ExpectationsProps {
  readonly draft: Case;
  readonly onChange: (expect: readonly Expectation[]) => void;
}

function Expectations({ draft, onChange }: ExpectationsProps) {
  const mesh = useStore((state) => derivedOf(state).mesh);
  const { expect } = draft;
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t('expectations')}</legend>
      {expect.length === 0 && <p className={styles.note}>{t('noExpectations')}</p>}
      <ol className={styles.expectations}>
        {expect.map((expectation, i) => (
          <ExpectationRow
            key={i}
            n={i + 1}
            expectation={expectation}
            onChange={(changed) => onChange(expect.map((other, at) => (at === i ? changed : other)))}
            onRemove={() => onChange(expect.filter((_, at) => at !== i))}
          />
        ))}
      </ol>
      <p className={styles.end}>
        <Button look="quiet" icon={<Plus />} onClick={() => onChange([...expect, emptyExpectation('status')])}>
          {t('addExpectation')}
        </Button>
        <Button look="quiet" onClick={() => onChange(expectNow(mesh, draft))}>
          {t('takeAnswer')}
        </Button>
      </p>
    </fieldset>
  );
}
