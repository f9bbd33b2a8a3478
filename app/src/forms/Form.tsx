// The form of what is selected: of the whole object, or of one item of its lists, with the way up.
import type { Ref } from '@portolan/engine';
import { valueAt } from '@portolan/text';
import { useMemo } from 'react';
import { translator } from '../i18n/translate.ts';
import { problemsOf } from '../problems/problems.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { FormContext, type KnownResource } from './context.ts';
import { Fields } from './Fields.tsx';
import { FieldProblems } from './FieldProblems.tsx';
import { formMessages } from './messages.en.ts';
import { tablesOf } from './place.ts';
import styles from './Forms.module.css';

const t = translator('forms', formMessages);

interface FormProps {
  readonly resource: KnownResource;
  /** Of the form. */
  readonly at: Ref;
}

export function Form({ resource, at }: FormProps) {
  const all = useStore((state) => problemsOf(state.source, derivedOf(state)));
  const form = useMemo(
    () => ({ resource, problems: all.filter((problem) => problem.at?.resource === resource.id) }),
    [resource, all],
  );
  const exists = valueAt(resource.value, at.path) !== undefined;
  return (
    <FormContext value={form}>
      <form
        className={styles.form}
        aria-label={t('form')}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        {exists &&
          tablesOf(resource.kind, at.path).map(({ path, fields, hidden }) => (
            <Fields
              key={path.join('.')}
              at={{ resource: resource.id, path }}
              name={String(path.at(-1) ?? resource.kind)}
              fields={fields}
              hidden={hidden}
            />
          ))}
        {at.path.length > 0 && <FieldProblems at={at} isNested />}
      </form>
    </FormContext>
  );
}
