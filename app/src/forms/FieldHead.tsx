// The name of a field with what the tables say of it, the way to its text, and how to take it away.
import { documentationOf, type Field, type Ref } from '@portolan/engine';
import { Info, TextCursorInput, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { IconButton } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import { showInText } from './context.ts';
import { defaultText } from './entry.ts';
import { releasing } from './focus.ts';
import { formMessages } from './messages.en.ts';
import styles from './Forms.module.css';

const t = translator('forms', formMessages);

interface FieldHeadProps {
  readonly at: Ref;
  readonly name: string;
  readonly field: Field;
  /** Of the control that the name belongs to; a group is named by `groupId` instead. */
  readonly controlId?: string;
  readonly groupId?: string;
  readonly onRemove?: (() => void) | undefined;
}

export function FieldHead({ at, name, field, controlId, groupId, onRemove }: FieldHeadProps) {
  return (
    <div className={styles.fieldHead}>
      {controlId === undefined ? (
        <span id={groupId} className={styles.fieldName}>
          {name}
        </span>
      ) : (
        <label htmlFor={controlId} className={styles.fieldName}>
          {name}
        </label>
      )}
      <About name={name} field={field} />
      {field.required !== undefined && <span className={styles.tag}>{t('required')}</span>}
      {field.deprecated !== undefined && (
        <span className={styles.tag} data-tone="warn">
          {t('deprecated')}
        </span>
      )}
      {field.since !== undefined && <span className={styles.tag}>{t('since', { version: field.since })}</span>}
      <span className={styles.fieldTools}>
        <IconButton
          className={styles.quiet}
          label={t('showFieldInText', { name })}
          icon={<TextCursorInput />}
          onClick={() => showInText(at)}
        />
        {onRemove && <IconButton label={t('remove', { name })} icon={<X />} onClick={releasing(onRemove)} />}
      </span>
    </div>
  );
}

function About({ name, field }: { readonly name: string; readonly field: Field }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton className={styles.info} label={t('about', { name })} icon={<Info />} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.about} sideOffset={4} collisionPadding={8} aria-label={t('about', { name })}>
          <p>
            <Prose text={documentationOf(field)} />
          </p>
          <dl className={styles.aboutFacts}>
            {aboutRows(field).map(([term, text]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function aboutRows(field: Field): readonly (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [[t('aboutType'), typeText(field)]];
  const usual = defaultText(field);
  if (usual !== undefined) rows.push([t('aboutDefault'), usual]);
  if (field.since !== undefined) rows.push([t('aboutSince'), field.since]);
  if (field.deprecated !== undefined) rows.push([t('aboutInstead'), field.deprecated]);
  return rows;
}

function typeText(field: Field): string {
  switch (field.type) {
    case 'string':
      return t('typeText');
    case 'int':
      return `${t('typeInt')}${limits(field)}`;
    case 'number':
      return `${t('typeNumber')}${limits(field)}`;
    case 'bool':
      return t('typeBool');
    case 'duration':
      return t('typeDuration');
    case 'enum':
      return t('typeEnum', { values: field.values.join(', ') });
    case 'intOrString':
      return t('typePortOrName');
    case 'stringMatch':
      return t('typeMatch');
    case 'list':
      return t('typeList');
    case 'map':
      return t('typeMap');
    case 'object':
      return t('typeObject');
    case 'any':
      return t('typeAny');
  }
}

function limits({ min, max }: Extract<Field, { readonly type: 'int' | 'number' }>): string {
  if (min === undefined && max === undefined) return '';
  return `, ${min ?? ''} … ${max ?? ''}`;
}
