// The named states: one is kept under a name, each can be renamed and deleted.
import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import styles from './Histogram.module.css';
import { keepState, removeState, renameState, useKeptStates, type KeptState } from './keptStates.ts';
import { simulationMessages } from './messages.en.ts';
import { freeName } from './traffic.ts';

const t = translator('simulation', simulationMessages);

export function KeepState() {
  const states = useKeptStates((kept) => kept.states);
  const taken = states.map(({ name }) => name);
  const suggestion = freeName(taken, (n) => t('state', { n }));
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const isTaken = taken.includes(name);
  return (
    <form
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTaken) return;
        if (keepState(name || suggestion, useStore.getState().source.text) !== undefined) setTyped('');
      }}
    >
      <input
        className={styles.name}
        aria-label={t('stateName')}
        aria-invalid={isTaken}
        placeholder={suggestion}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" icon={<Bookmark />}>
        {t('keepState')}
      </Button>
      {isTaken && (
        <span className={styles.problem} role="status">
          {t('nameTaken', { name })}
        </span>
      )}
    </form>
  );
}

export function KeptStates() {
  const states = useKeptStates((kept) => kept.states);
  if (states.length === 0) return null;
  return (
    <ul className={styles.states} aria-label={t('states')}>
      {states.map((one) => (
        <State key={one.id} one={one} />
      ))}
    </ul>
  );
}

/** Enter or leaving the field renames; Escape leaves the name as it was. */
function State({ one }: { readonly one: KeptState }) {
  const [draft, setDraft] = useState<string>();
  const name = draft ?? one.name;
  const rename = () => {
    if (draft === undefined || renameState(one.id, draft.trim())) setDraft(undefined);
  };
  const states = useKeptStates((kept) => kept.states);
  const isTaken = states.some((other) => other.id !== one.id && other.name === name.trim());
  return (
    <li className={styles.state}>
      <input
        className={styles.name}
        aria-label={t('renameState', { name: one.name })}
        aria-invalid={isTaken || name.trim() === ''}
        value={name}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
          if (event.key === 'Escape' && draft !== undefined) {
            event.stopPropagation();
            setDraft(undefined);
          }
        }}
      />
      <IconButton label={t('removeState', { name: one.name })} icon={<Trash2 />} onClick={() => removeState(one)} />
      {isTaken && (
        <span className={styles.problem} role="status">
          {t('nameTaken', { name: name.trim() })}
        </span>
      )}
    </li>
  );
}
