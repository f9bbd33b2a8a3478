// Looking for cards by name, host, path or label: what is found stands out, Enter goes from one to the next.
import { nodeIn, searchGraph, type NodeId } from '@portolan/graph';
import { Panel } from '@xyflow/react';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { canvasMessages } from './messages.en.ts';
import styles from './SearchBar.module.css';

const t = translator('canvas', canvasMessages);

export function SearchBar() {
  const isSearching = useStore((state) => state.isSearching);
  return isSearching ? <OpenBar /> : null;
}

function OpenBar() {
  const graph = useStore((state) => derivedOf(state).graph);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState<number>();
  const bar = useRef<HTMLDivElement>(null);
  const found = useMemo(() => searchGraph(graph, query), [graph, query]);
  const isAsked = query.trim() !== '';

  useEffect(() => {
    useStore.setState({ found: isAsked ? new Set(found) : undefined });
    return () => useStore.setState({ found: undefined });
  }, [found, isAsked]);

  const go = (step: 1 | -1): void => {
    if (found.length === 0) return;
    const next = at === undefined ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length;
    setAt(next);
    show(found[next]);
  };
  const close = (): void => {
    const current = at === undefined ? undefined : found[at];
    const chart = bar.current?.closest<HTMLElement>('[data-chart]');
    useStore.setState({ isSearching: false });
    focusCard(chart, current);
  };
  const press = (event: KeyboardEvent): void => {
    // Letters are no keys of the chart here.
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <Panel position="top-right">
      <div ref={bar} className={styles.bar} role="search" aria-label={t('search.label')} onKeyDown={press}>
        <input
          className={styles.input}
          type="text"
          aria-label={t('search.field')}
          placeholder={t('search.placeholder')}
          value={query}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(undefined);
          }}
        />
        <output className={styles.count}>
          {isAsked &&
            (at === undefined
              ? t('search.count', { count: found.length })
              : t('search.at', { at: at + 1, count: found.length }))}
        </output>
        <IconButton label={t('search.previous')} shortcut="Shift+Enter" icon={<ChevronUp />} onClick={() => go(-1)} />
        <IconButton label={t('search.next')} shortcut="Enter" icon={<ChevronDown />} onClick={() => go(1)} />
        <IconButton label={t('search.close')} shortcut="Esc" icon={<X />} onClick={close} />
      </div>
    </Panel>
  );
}

/** Brings the card into view; the focus stays in the field. */
function show(id: NodeId | undefined): void {
  const state = useStore.getState();
  const node = id === undefined ? undefined : nodeIn(derivedOf(state).graph, id);
  if (node?.ref) state.select(node.ref, 'way');
}

function focusCard(chart: HTMLElement | null | undefined, id: NodeId | undefined): void {
  const card = id === undefined ? undefined : chart?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  (card ?? chart)?.focus({ preventScroll: true });
}
