// The dock: how the answer came about, how many requests go where, and what is wrong.
import { ChartColumn, Footprints, ListChecks, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { tallyOf } from '../cases/passed.ts';
import { translator } from '../i18n/translate.ts';
import { shellMessages } from './messages.en.ts';
import { countProblems } from '../problems/count.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import type { DockTab } from '../store/viewSlice.ts';
import { Tabs, type Tab } from '../ui/Tabs.tsx';
import { Cases, Histogram, Problems, Way } from './laterPanes.ts';

const t = translator('shell', shellMessages);

export function Dock({ end }: { readonly end?: ReactNode }) {
  const tab = useStore((state) => state.dockTab);
  const openDock = useStore((state) => state.openDock);
  const problems = useStore((state) => countProblems(state.source, derivedOf(state)));
  const cases = useStore((state) => state.cases);
  const results = useStore((state) => state.caseResults);
  const { passed, failed, count } = tallyOf(cases, results);
  const tabs: readonly Tab<DockTab>[] = [
    { id: 'way', label: t('tabWay'), icon: <Footprints aria-hidden="true" /> },
    {
      id: 'cases',
      label: t('tabCases'),
      icon: <ListChecks aria-hidden="true" />,
      count: count === 0 ? 0 : `${passed}/${count}`,
      tone: failed > 0 ? 'error' : undefined,
    },
    { id: 'histogram', label: t('tabHistogram'), icon: <ChartColumn aria-hidden="true" /> },
    {
      id: 'problems',
      label: t('tabProblems'),
      icon: <TriangleAlert aria-hidden="true" />,
      count: problems.count,
      tone: problems.worst === 'hint' ? undefined : problems.worst,
    },
  ];
  return (
    <Tabs label={t('dockTabs')} tabs={tabs} value={tab} onChange={openDock} end={end}>
      {tab === 'way' && <Way />}
      {tab === 'cases' && <Cases />}
      {tab === 'histogram' && <Histogram />}
      {tab === 'problems' && <Problems />}
    </Tabs>
  );
}
