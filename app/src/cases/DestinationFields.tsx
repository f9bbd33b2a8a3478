// Where requests are expected to go: host, subset and port, and for shares how much of them.
import { Plus, X } from 'lucide-react';
import type { Expectation, ExpectedDestination } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { caseMessages } from './messages.en.ts';
import styles from './CaseForm.module.css';

const t = translator('cases', caseMessages);

interface DestinationFieldsProps {
  readonly destination: ExpectedDestination;
  readonly onChange: (destination: ExpectedDestination) => void;
}

export function DestinationFields({ destination: { host, subset, port }, onChange }: DestinationFieldsProps) {
  const give = (given: string, chosen: string, number: string) =>
    onChange({
      host: given,
      // Empty from the start: expressly without a subset.
      ...(chosen === '' && subset !== '' ? {} : { subset: chosen }),
      ...(number === '' ? {} : { port: Number(number) }),
    });
  const numberText = port === undefined ? '' : String(port);
  return (
    <>
      <input
        className={styles.input}
        aria-label={t('host')}
        placeholder={t('host')}
        spellCheck={false}
        value={host}
        onChange={(event) => give(event.target.value, subset ?? '', numberText)}
      />
      <input
        className={styles.short}
        aria-label={t('subset')}
        placeholder={t('anySubset')}
        spellCheck={false}
        value={subset ?? ''}
        onChange={(event) => give(host, event.target.value, numberText)}
      />
      <input
        className={styles.short}
        aria-label={t('port')}
        placeholder={t('anyPort')}
        inputMode="numeric"
        value={numberText}
        onChange={(event) => give(host, subset ?? '', event.target.value.replace(/\D/g, '').slice(0, 5))}
      />
    </>
  );
}

type Shares = Extract<Expectation, { readonly kind: 'shares' }>;

export function SharesFields({
  expectation,
  onChange,
}: {
  readonly expectation: Shares;
  readonly onChange: (expectation: Shares) => void;
}) {
  const { shares, tolerance } = expectation;
  const set = (i: number, share: Shares['shares'][number]) =>
    onChange({ ...expectation, shares: shares.map((other, at) => (at === i ? share : other)) });
  return (
    <span className={styles.shares}>
      {shares.map((share, i) => (
        <span key={i} className={styles.share}>
          <DestinationFields destination={share} onChange={(to) => set(i, { ...to, percent: share.percent })} />
          <input
            className={styles.short}
            type="number"
            min={0}
            max={100}
            step="any"
            aria-label={t('percent')}
            value={share.percent}
            onChange={(event) => set(i, { ...share, percent: Number(event.target.value) })}
          />
          <span aria-hidden="true">%</span>
          <IconButton
            label={t('removeShare', { n: i + 1 })}
            icon={<X />}
            onClick={() => onChange({ ...expectation, shares: shares.filter((_, at) => at !== i) })}
          />
        </span>
      ))}
      <span className={styles.share}>
        <Button
          look="quiet"
          icon={<Plus />}
          onClick={() => onChange({ ...expectation, shares: [...shares, { host: '', percent: 0 }] })}
        >
          {t('addShare')}
        </Button>
        <label className={styles.tolerance}>
          {t('tolerance')}
          <input
            className={styles.short}
            type="number"
            min={0}
            max={100}
            step="any"
            value={tolerance}
            onChange={(event) => onChange({ ...expectation, tolerance: Number(event.target.value) })}
          />
        </label>
      </span>
    </span>
  );
}
