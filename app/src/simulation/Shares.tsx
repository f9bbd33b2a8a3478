// Expected and observed share of every answer, in one sentence, as a chart and as a table.
import { useRef } from 'react';
import type { Simulation } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { countText, percentText } from '../ui/number.ts';
import { ExportButtons } from './ExportButtons.tsx';
import styles from './Histogram.module.css';
import { simulationMessages } from './messages.en.ts';
import { shareRows, type ShareRow } from './rows.ts';
import { RunNews } from './RunNews.tsx';
import { ShareChart } from './ShareChart.tsx';
import { useResources, useTask } from './traffic.ts';
import { useSimulation } from './useSimulation.ts';

const t = translator('simulation', simulationMessages);
const slot = 'shares';

export function Shares() {
  const run = useSimulation(slot, useTask(useResources()));
  return (
    <>
      <RunNews slot={slot} run={run} />
      {run.simulation && <Results simulation={run.simulation} />}
    </>
  );
}

function Results({ simulation }: { readonly simulation: Simulation }) {
  const chart = useRef<SVGSVGElement>(null);
  const rows = shareRows(simulation);
  const profiles = simulation.profiles.length > 1 ? simulation.profiles.map(({ name }) => name) : [];
  return (
    <>
      <p className={styles.verdict}>{verdictOf(simulation)}</p>
      <div className={styles.results} data-wide={profiles.length > 2}>
        <div>
          <ShareChart label={t('chart')} rows={rows} profiles={profiles} svg={chart} />
          <p className={styles.note}>{t('key')}</p>
          <ExportButtons name="shares" title={t('chart')} chart={chart} table={() => tableOf(rows, simulation)} />
        </div>
        <div>
          <div className={styles.scroll} role="group" aria-label={t('table')} tabIndex={0}>
            <Table rows={rows} simulation={simulation} profiles={profiles} />
          </div>
          {simulation.mirrors.map(({ cluster, count, expected, observed, low, high }) => (
            <p key={cluster} className={styles.note}>
              {t('mirrors', {
                cluster,
                count: countText(count),
                expected: percentText(expected),
                observed: percentText(observed),
                low: percentText(low),
                high: percentText(high),
              })}
            </p>
          ))}
          {simulation.delayed && (
            <p className={styles.note}>
              {t('delayed', {
                count: countText(simulation.delayed.count),
                expected: percentText(simulation.delayed.expected),
              })}
            </p>
          )}
        </div>
      </div>
    </>
  );
}

/** One plain sentence: does chance explain the sample? */
function verdictOf({ plausibility, shares, n }: Simulation): string {
  const total = countText(n);
  switch (plausibility.kind) {
    case 'certain':
      return shares[0] ? t('verdict.certain', { n: total, label: shares[0].label }) : t('verdict.nothing');
    case 'too-few':
      return t('verdict.tooFew', { n: total });
    case 'plausible':
      return t('verdict.plausible', { n: total, p: percentText(rounded(plausibility.p)) });
    case 'unusual':
      return t('verdict.unusual', { n: total, p: percentText(rounded(plausibility.p)) });
  }
}

/** Two digits are what such a probability can mean. */
const rounded = (p: number): number => Number(p.toPrecision(2));

interface TableProps {
  readonly rows: readonly ShareRow[];
  readonly simulation: Simulation;
  readonly profiles: readonly string[];
}

function Table({ rows, simulation, profiles }: TableProps) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('destination')}</th>
          <th scope="col">{t('requests')}</th>
          <th scope="col">{t('expected')}</th>
          <th scope="col">{t('observed')}</th>
          <th scope="col">{t('interval')}</th>
          {profiles.map((name, i) => (
            <th key={i} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, count, counts, expected, observed, low, high }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>{countText(count)}</td>
            <td>{percentText(expected)}</td>
            <td>{percentText(observed)}</td>
            <td>
              <span className={styles.bound}>{percentText(low)} –</span>{' '}
              <span className={styles.bound}>{percentText(high)}</span>
            </td>
            {profiles.map((_, i) => (
              <td key={i}>{countText(counts[i] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
      {profiles.length > 0 && (
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td>{countText(simulation.n)}</td>
            <td />
            <td />
            <td />
            {simulation.profiles.map(({ n }, i) => (
              <td key={i}>{countText(n)}</td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function tableOf(rows: readonly ShareRow[], { mirrors, profiles, n, seed }: Simulation) {
  const names = profiles.length > 1 ? profiles.map(({ name }) => name) : [];
  const pad = names.map(() => '');
  return [
    ['destination', 'requests', 'expected', 'observed', 'low', 'high', ...names],
    ...rows.map(({ label, count, expected, observed, low, high, counts }) => [
      label,
      count,
      expected,
      observed,
      low,
      high,
      ...(names.length > 0 ? counts : []),
    ]),
    ...mirrors.map(({ cluster, count, expected, observed, low, high }) => [
      t('mirrorRow', { cluster }),
      count,
      expected,
      observed,
      low,
      high,
      ...pad,
    ]),
    [t('totalRow', { seed }), n, 1, 1, '', '', ...pad],
  ];
}
