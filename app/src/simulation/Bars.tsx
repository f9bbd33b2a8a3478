// One bar for each destination: how much it got, the interval around that, and a mark where the share should be. The
// same numbers stand in the table below.
import type { SimulatedShare, Simulation } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { simulationMessages } from './messages.en.ts';
import { countText, percentText } from '../ui/number.ts';
import styles from './Bars.module.css';

const t = translator('simulation', simulationMessages);

export function Bars({ simulation }: { readonly simulation: Simulation }) {
  const { shares: rows, mirrors, delayed, n } = simulation;
  return (
    <div className={styles.results}>
      <ul className={styles.bars} aria-label={t('chart')}>
        {rows.map((row) => (
          <BarRow key={row.key} row={row} />
        ))}
      </ul>
      <div>
        <table className={styles.table}>
          <caption className={styles.caption}>{t('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('destination')}</th>
              <th scope="col">{t('requests')}</th>
              <th scope="col">{t('expected')}</th>
              <th scope="col">{t('observed')}</th>
              <th scope="col">{t('interval')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, count, expected, observed, low, high }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{countText(count)}</td>
                <td>{percentText(expected)}</td>
                <td>{percentText(observed)}</td>
                <td>
                  <span className={styles.bound}>{percentText(low)} –</span>{' '}
                  <span className={styles.bound}>{percentText(high)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {mirrors.map(({ cluster, count, expected }) => (
          <p key={cluster} className={styles.note}>
            {t('mirrors', { cluster, count: countText(count), expected: countText(Math.round(expected * n)) })}
          </p>
        ))}
        {delayed && (
          <p className={styles.note}>
            {t('delayed', { count: countText(delayed.count), expected: countText(Math.round(delayed.expected * n)) })}
          </p>
        )}
      </div>
    </div>
  );
}

function BarRow({ row }: { readonly row: SimulatedShare }) {
  const { label, expected, observed, low, high } = row;
  const isWithin = expected >= low && expected <= high;
  const name = t('bar', {
    label,
    expected: percentText(expected),
    observed: percentText(observed),
    low: percentText(low),
    high: percentText(high),
  });
  return (
    <li className={styles.row}>
      <span className={styles.label}>{label}</span>
      <svg className={styles.bar} role="img" aria-label={`${name}, ${t(isWithin ? 'within' : 'outside')}`}>
        <rect className={styles.track} width="100%" height="100%" rx="3" />
        <rect className={styles.observed} width={at(observed)} height="100%" rx="3" />
        <line className={styles.interval} x1={at(low)} x2={at(high)} y1="50%" y2="50%" />
        <line className={styles.interval} x1={at(low)} x2={at(low)} y1="30%" y2="70%" />
        <line className={styles.interval} x1={at(high)} x2={at(high)} y1="30%" y2="70%" />
        <line className={styles.expected} x1={at(expected)} x2={at(expected)} y1="0" y2="100%" />
      </svg>
      <span className={styles.value}>
        <strong>{percentText(observed)}</strong> / {percentText(expected)}
      </span>
    </li>
  );
}

function at(share: number): string {
  return `${share * 100}%`;
}
