// Of how many requests something is expected: empty = of each.
import type { ExpectedShare } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { caseMessages } from './messages.en.ts';
import styles from './CaseForm.module.css';

const t = translator('cases', caseMessages);

interface ShareFieldProps {
  readonly share: ExpectedShare;
  readonly onChange: (share: ExpectedShare) => void;
}

export function ShareField({ share: { percent, tolerance }, onChange }: ShareFieldProps) {
  const give = (text: string) => {
    if (text === '') onChange({});
    else onChange({ percent: Number(text), ...(tolerance === undefined ? {} : { tolerance }) });
  };
  return (
    <span className={styles.share}>
      {t('ofRequests')}
      <input
        className={styles.short}
        type="number"
        min={0}
        max={100}
        step="any"
        aria-label={t('percentOfRequests')}
        placeholder={t('all')}
        value={percent ?? ''}
        onChange={(event) => give(event.target.value)}
      />
      <span aria-hidden="true">%</span>
      {percent !== undefined && (
        <>
          <span aria-hidden="true">±</span>
          <input
            className={styles.short}
            type="number"
            min={0}
            max={100}
            step="any"
            aria-label={t('tolerance')}
            value={tolerance ?? 0}
            onChange={(event) => onChange({ percent, tolerance: Number(event.target.value) })}
          />
        </>
      )}
    </span>
  );
}
