// The list of cases by group. Only the rows in sight are drawn, so that thousands scroll as smoothly as ten; arrows lead from
// one to the next, whether or not it is drawn yet.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Case } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { CaseRow } from './CaseRow.tsx';
import { listItems, nextCase } from './listItems.ts';
import { caseMessages } from './messages.en.ts';
import { tallyOf } from './passed.ts';
import styles from './CasesPane.module.css';

const t = translator('cases', caseMessages);

/** Pixels of a row that says no more than its name; others are measured. */
const usualHeight = 40;
/** Rows drawn beyond those in sight: where Tab goes next. */
const overscan = 6;

interface ListProps {
  readonly cases: readonly Case[];
  readonly onEdit: (id: string) => void;
}

export function CaseList({ cases, onEdit }: ListProps) {
  const results = useStore((state) => state.caseResults);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const items = listItems(cases);
  const [kept, setKept] = useState<string>();
  const scrollMargin = useOffset(list);
  const rows = useVirtualizer({
    count: items.length,
    estimateSize: () => usualHeight,
    getItemKey: (index) => items[index]?.key ?? index,
    getScrollElement: () => scrollerOf(list.current),
    overscan,
    scrollMargin,
    rangeExtractor: (range) =>
      withKept(
        range,
        items.findIndex(({ key }) => key === kept),
      ),
  });
  /** Up, Down, Home and End go from case to case. */
  const walk = (event: KeyboardEvent) => {
    if (event.altKey || !(event.target instanceof HTMLElement) || !event.target.matches('[data-ask]')) return;
    const next = nextCase(items, caseOf(event.target), event.key);
    if (next === undefined) return;
    event.preventDefault();
    // Drawn before it is focused; heights are known only then, so that the list goes on scrolling until it is in sight.
    flushSync(() => setKept(next));
    list.current
      ?.querySelector<HTMLElement>(`[data-case="${CSS.escape(next)}"] [data-ask]`)
      ?.focus({ preventScroll: true });
    rows.scrollToIndex(items.findIndex(({ key }) => key === next));
  };
  const keep = ({ target }: FocusEvent) => setKept(target instanceof HTMLElement ? caseOf(target) : undefined);
  const drawn = rows.getVirtualItems().flatMap(({ index, start }) => {
    const item = items[index];
    return item ? [{ item, index, top: start - scrollMargin }] : [];
  });
  const groups = [...new Set(drawn.map(({ item }) => item.group))];
  return (
    <div
      ref={list}
      className={styles.groups}
      style={{ height: rows.getTotalSize() }}
      role="region"
      aria-label={t('list')}
      onKeyDown={walk}
      onFocus={keep}
    >
      {groups.map((group) => {
        const own = drawn.filter(({ item }) => item.group === group);
        return (
          <section key={group} aria-label={group === '' ? t('ungrouped') : group}>
            {own.map(({ item, index, top }) =>
              item.kind === 'group' ? (
                <h3
                  key={item.key}
                  ref={rows.measureElement}
                  data-index={index}
                  className={styles.groupName}
                  style={{ top }}
                >
                  {group === '' ? t('ungrouped') : group}
                  <span className={styles.note}>{t('groupCount', countsOf(item.members, results))}</span>
                </h3>
              ) : null,
            )}
            <ol>
              {own.map(({ item, index, top }) =>
                item.kind === 'case' ? (
                  <CaseRow
                    key={item.key}
                    one={item.one}
                    result={results.get(item.one.id)}
                    place={item.place}
                    of={item.of}
                    index={index}
                    top={top}
                    measure={rows.measureElement}
                    onEdit={onEdit}
                    onMoved={setSaid}
                  />
                ) : null,
              )}
            </ol>
          </section>
        );
      })}
      <p className={styles.hidden} role="status">
        {said}
      </p>
    </div>
  );
}

function countsOf(members: readonly Case[], results: Parameters<typeof tallyOf>[1]) {
  const { passed, count } = tallyOf(members, results);
  return { passed, count };
}

const scrollerOf = (list: HTMLElement | null): HTMLElement | null =>
  list?.closest<HTMLElement>('[role="tabpanel"]') ?? null;

/** The row with the focus stays drawn, however far the list is scrolled. */
function withKept(range: Range, kept: number): number[] {
  const drawn = defaultRangeExtractor(range);
  return kept < 0 || drawn.includes(kept) ? drawn : [...drawn, kept].sort((a, b) => a - b);
}

/** Where the list begins in what scrolls: moves when something above it grows. */
function useOffset(list: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const own = list.current;
    const scroller = scrollerOf(own);
    if (!own?.parentElement || !scroller) return;
    const measure = () =>
      setOffset(own.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
    const observer = new ResizeObserver(measure);
    for (const one of own.parentElement.children) if (one !== own) observer.observe(one);
    measure();
    return () => observer.disconnect();
  }, [list]);
  return offset;
}

const caseOf = (within: HTMLElement): string | undefined => within.closest<HTMLElement>('[data-case]')?.dataset['case'];
