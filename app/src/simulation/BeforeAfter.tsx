// Before and after: what each destination gets in two texts, and the difference.
import { useMemo, useRef, useState } from 'react';
import type { Simulation } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { percentText } from '../ui/number.ts';
import { DeltaChart } from './DeltaChart.tsx';
import { ExportButtons } from './ExportButtons.tsx';
import styles from './Histogram.module.css';
import { KeepState, KeptStates } from './KeptStates.tsx';
import { useKeptStates } from './keptStates.ts';
import { loadedText, resourcesOf } from './loaded.ts';
import { simulationMessages } from './messages.en.ts';
import { pointsText } from './pointsText.ts';
import { deltas, type Delta } from './rows.ts';
import { RunNews } from './RunNews.tsx';
import { useTask } from './traffic.ts';
import { useSimulation } from './useSimulation.ts';

const t = translator('simulation', simulationMessages);
/** The two ends that are always there; kept states go by their id. */
const loaded = 'loaded';
const now = 'now';

export function BeforeAfter() {
  const [from, setFrom] = useState(loaded);
  const [to, setTo] = useState(now);
  const before = useSide('before', from);
  const after = useSide('after', to);
  return (
    <>
      <div className={styles.controls}>
        <SideField label={t('before')} value={from} onChange={setFrom} />
        <SideField label={t('after')} value={to} onChange={setTo} />
        <KeepState />
      </div>
      <KeptStates />
      <RunNews slot="after" run={after.run} />
      {before.run.simulation && after.run.simulation && (
        <Results before={before.run.simulation} after={after.run.simulation} isSameText={before.text === after.text} />
      )}
    </>
  );
}

function useSide(slot: string, side: string) {
  const kept = useKeptStates(({ states }) => states.find(({ id }) => String(id) === side)?.text);
  const own = useStore(({ source, history }) => (side === loaded ? loadedText(source.text, history) : source.text));
  const text = kept ?? own;
  const resources = useMemo(() => resourcesOf(text), [text]);
  return { text, run: useSimulation(slot, useTask(resources)) };
}

interface SideFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function SideField({ label, value, onChange }: SideFieldProps) {
  const kept = useKeptStates(({ states }) => states);
  const isThere = value === loaded || kept.some(({ id }) => String(id) === value);
  return (
    <label className={styles.field}>
      {label}
      <select
        className={styles.source}
        value={isThere ? value : now}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value={loaded}>{t('asLoaded')}</option>
        {kept.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={now}>{t('asNow')}</option>
      </select>
    </label>
  );
}

interface ResultsProps {
  readonly before: Simulation;
  readonly after: Simulation;
  readonly isSameText: boolean;
}

function Results({ before, after, isSameText }: ResultsProps) {
  const chart = useRef<SVGSVGElement>(null);
  const rows = deltas(before, after);
  return (
    <>
      <p className={styles.verdict}>{changeText(rows, isSameText)}</p>
      <div className={styles.results}>
        <div>
          <DeltaChart label={t('deltaChart')} rows={rows} svg={chart} />
          <ExportButtons name="before-after" title={t('deltaChart')} chart={chart} table={() => tableOf(rows)} />
        </div>
        <div className={styles.scroll} role="group" aria-label={t('deltaTable')} tabIndex={0}>
          <Table rows={rows} />
        </div>
      </div>
    </>
  );
}

function changeText(rows: readonly Delta[], isSameText: boolean): string {
  if (isSameText) return t('sameText');
  const changed = rows.filter(({ change }) => Math.abs(change) > 1e-9);
  if (changed.length === 0) return t('sameShares');
  const parts = changed.map(({ label, change }) =>
    t(change > 0 ? 'gains' : 'loses', { label, points: pointsText(Math.abs(change)).replace('+', '') }),
  );
  return `${parts.join(', ')}.`;
}

function Table({ rows }: { readonly rows: readonly Delta[] }) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('deltaTable')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('destination')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
          <th scope="col">{t('change')}</th>
          <th scope="col">{t('observedBefore')}</th>
          <th scope="col">{t('observedAfter')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, before, after, change }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>{percentText(before?.expected ?? 0)}</td>
            <td>{percentText(after?.expected ?? 0)}</td>
            <td>{pointsText(change)}</td>
            <td>{percentText(before?.observed ?? 0)}</td>
            <td>{percentText(after?.observed ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tableOf(rows: readonly Delta[]) {
  return [
    ['destination', 'expected before', 'expected after', 'change', 'observed before', 'observed after'],
    ...rows.map(({ label, before, after, change }) => [
      label,
      before?.expected ?? 0,
      after?.expected ?? 0,
      change,
      before?.observed ?? 0,
      after?.observed ?? 0,
    ]),
  ];
}
