// Fields that are not there, folded away: opened, searched by name and meaning, and picked.
import { documentationOf } from '@portolan/engine';
import { Plus } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { translator } from '../i18n/translate.ts';
import { Button } from '../ui/Button.tsx';
import { Prose } from '../ui/Prose.tsx';
import { formMessages } from './messages.en.ts';
import styles from './Forms.module.css';
import { useInView } from './useInView.ts';
import type { FieldRow } from './rows.ts';

const t = translator('forms', formMessages);

interface AddFieldProps {
  readonly name: string;
  readonly fields: readonly FieldRow[];
  readonly onAdd: (key: string) => void;
}

export function AddField({ name, fields, onAdd }: AddFieldProps) {
  const [isOpen, setOpen] = useState(false);
  if (fields.length === 0) return null;
  if (!isOpen)
    return (
      <Button
        look="quiet"
        className={styles.adder}
        data-adder=""
        icon={<Plus />}
        aria-label={t('addFieldTo', { name })}
        onClick={() => setOpen(true)}
      >
        {t('addField')}
      </Button>
    );
  const add = (key: string) => {
    setOpen(false);
    onAdd(key);
  };
  return <Search name={name} fields={fields} onAdd={add} onClose={() => setOpen(false)} />;
}

function Search({ name, fields, onAdd, onClose }: AddFieldProps & { readonly onClose: () => void }) {
  const id = useId();
  const box = useInView<HTMLDivElement>(true);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = searched(fields, text);
  const active = Math.min(at, found.length - 1);
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = found[active];
    if (by !== 0) setAt((active + by + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter' && chosen) onAdd(chosen.key);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className={styles.search}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onClose()}
    >
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-label={t('addFieldTo', { name })}
        className={styles.searchInput}
        placeholder={t('searchFields')}
        autoFocus
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={t('addFieldTo', { name })} className={styles.found}>
        {found.map(({ key, field }, i) => (
          <div
            key={key}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            className={styles.foundField}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onAdd(key)}
          >
            <span className={styles.foundName}>
              {key}
              {field.deprecated !== undefined && ` (${t('deprecated')})`}
            </span>
            <span className={styles.foundDoc}>
              <Prose text={documentationOf(field)} />
            </span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.note}>{t('noField')}</p>}
    </div>
  );
}

/** Names that begin with the text, then those that hold it, then what is documented with it. */
function searched(fields: readonly FieldRow[], text: string): readonly FieldRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return fields;
  const rank = ({ key, field }: FieldRow): number => {
    const at = key.toLowerCase().indexOf(wanted);
    if (at >= 0) return Math.min(at, 1);
    return documentationOf(field).toLowerCase().includes(wanted) ? 2 : 3;
  };
  return fields.filter((one) => rank(one) < 3).toSorted((a, b) => rank(a) - rank(b));
}
