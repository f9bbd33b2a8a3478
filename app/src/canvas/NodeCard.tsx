// One node of the chart: what it is, its facts, and for a VirtualService the ladder of its rules. All places inside are
// given by the graph; nothing is measured.
import type { Ref, ResourceId } from '@portolan/engine';
import { nodeIn, type Fact, type GraphNode } from '@portolan/graph';
import type { NodeProps } from '@xyflow/react';
import { History, PinOff, Plus } from 'lucide-react';
import { memo } from 'react';
import { translator } from '../i18n/translate.ts';
import { canvasMessages } from './messages.en.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { DiedMark } from './DiedMark.tsx';
import type { ChartNode } from './flow.ts';
import { FoldButton } from './FoldButton.tsx';
import { kindIcons } from './kinds.ts';
import { MoreButton } from './MoreButton.tsx';
import { NameField, ProblemMark } from './later.ts';
import styles from './NodeCard.module.css';
import { startsWith } from './within.ts';
import { RuleLadder } from './RuleLadder.tsx';
import { isHovered, litNode, selectionIn } from './state.ts';

const t = translator('canvas', canvasMessages);

export const NodeCard = memo(function NodeCard({ id, data }: NodeProps<ChartNode>) {
  const node = useStore((state) => nodeIn(derivedOf(state).graph, id));
  const lit = useStore((state) => litNode(state, id));
  const selection = useStore((state) => selectionIn(state, id));
  const isUnderPointer = useStore((state) => isHovered(state, id));
  const isPinned = useStore((state) => id in state.pins);
  const found = useStore((state) => state.found?.has(id));
  const reach = useStore((state) => state.reach?.(id));
  const naming = useStore((state) => (state.naming?.node === id ? state.naming : undefined));
  // Marks of problems come with the advice on them.
  const isGuided = useStore((state) => state.isGuided);
  // It is gone from the graph, and in a moment from the chart.
  if (!node) return null;
  return (
    <article
      className={styles.card}
      data-kind={node.kind}
      data-lit={lit !== undefined}
      data-selected={selection !== undefined}
      data-hovered={isUnderPointer}
      data-stale={node.stale}
      data-reach={reach}
      data-found={found}
    >
      <Header node={node} isPinned={isPinned} isSelected={selection !== undefined} />
      {naming && <NameField key={naming.name} naming={naming} />}
      {node.facts.map((fact) => (
        <FactLine
          key={`${fact.kind} ${fact.y}`}
          fact={fact}
          isSelected={selection !== undefined && fact.ref !== undefined && isInside(selection, fact.ref)}
        />
      ))}
      {node.rules.length > 0 && !node.collapsed && <RuleLadder node={node} lit={lit} selection={selection} />}
      {node.handles.map(({ id: handle, side, y }) => (
        <span
          key={handle}
          className={`${styles.port} nodrag nopan`}
          style={{ top: y }}
          data-handle={handle}
          data-side={side}
          data-used={data.usedHandles?.has(handle) ?? false}
        />
      ))}
      {isGuided && node.ref && <ProblemMark node={node} />}
      {lit?.died && lit.died.rule === undefined && <DiedMark part={lit.died.part} />}
    </article>
  );
});

interface HeaderProps {
  readonly node: GraphNode;
  readonly isPinned: boolean;
  readonly isSelected: boolean;
}

function Header({ node, isPinned, isSelected }: HeaderProps) {
  const Icon = kindIcons[node.kind];
  return (
    <header className={styles.header}>
      <Icon className={styles.icon} size={18} aria-hidden="true" />
      <div className={styles.names}>
        <h3 className={styles.title} title={node.title}>
          {node.kind === 'mesh' ? t('mesh.title') : node.title}
        </h3>
        <p className={styles.subtitle}>{subtitle(node)}</p>
      </div>
      {node.stale && node.ref && <StaleMark resource={node.ref.resource} />}
      {node.missing && <CreateMissing node={node} />}
      {isPinned && <Unpin node={node} />}
      {hasRules(node) && <FoldButton node={node} />}
      {isSelected && <MoreButton node={node} />}
    </header>
  );
}

function hasRules({ kind, rules, collapsed }: GraphNode): boolean {
  return kind === 'virtual-service' && (collapsed || rules.length > 0);
}

/** Why the node shows a former text, and where to mend it. */
function StaleMark({ resource }: { readonly resource: ResourceId }) {
  const stale = useStore((state) => derivedOf(state).stale.get(resource));
  if (!stale) return null;
  return (
    <span className={styles.stale} title={stale.reason.message}>
      <History size={14} aria-hidden="true" />
      {t('stale.badge', { line: stale.line })}
    </span>
  );
}

/** What is named and not there can be had at once. */
function CreateMissing({ node }: { readonly node: GraphNode }) {
  const label = t('missing.create', { name: node.title });
  return (
    <button
      type="button"
      className={`${styles.create} nodrag nopan`}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        void import('./editing/creation.ts').then(({ createMissing }) => createMissing(node.id));
      }}
    >
      <Plus size={16} aria-hidden="true" />
    </button>
  );
}

function Unpin({ node }: { readonly node: GraphNode }) {
  const label = t('pin.remove', { name: node.title });
  return (
    <button
      type="button"
      className={styles.pin}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        useStore.getState().unpin(node.id);
      }}
    >
      <PinOff size={14} aria-hidden="true" />
    </button>
  );
}

function FactLine({ fact, isSelected }: { readonly fact: Fact; readonly isSelected: boolean }) {
  return (
    <p
      className={styles.fact}
      style={{ top: fact.y, height: fact.height }}
      data-kind={fact.kind}
      data-selected={isSelected}
      title={fact.text}
    >
      {fact.text}
    </p>
  );
}

/** A selection of the whole node marks none of its lines. */
function isInside(selection: Ref, ref: Ref): boolean {
  return ref.path.length > 0 && startsWith(selection, ref);
}

function subtitle(node: GraphNode): string {
  if (node.missing) return t(`missing.${node.missing.wanted}`);
  if (node.kind === 'mesh') return t('mesh.subtitle');
  const place = t('node.place', { kind: node.label, namespace: node.namespace });
  return node.hiddenRules === undefined ? place : `${place} · ${t('rules', { count: node.hiddenRules })}`;
}
