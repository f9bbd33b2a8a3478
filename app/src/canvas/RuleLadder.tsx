// The rules of a VirtualService in their order: number, matches as chips (together within an entry, entries as
// alternatives), effects as badges, destinations as lines whose edges leave at their right.
import type { Ref } from '@portolan/engine';
import type { Alternative, Badge, DestinationRow, GraphNode, RuleRow } from '@portolan/graph';
import {
  ArrowRightLeft,
  Clock,
  Copy,
  CornerUpRight,
  ListPlus,
  MessageSquareReply,
  Replace,
  RotateCcw,
  Shield,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import { loadedActions } from '../actions/laterActions.ts';
import { translator } from '../i18n/translate.ts';
import { canvasMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { DiedMark } from './DiedMark.tsx';
import { RuleMarks } from './later.ts';
import { onLadderKey } from './ladderKeys.ts';
import { MatchChip } from './MatchChip.tsx';
import { shiftOf, useCarried } from './useCarried.ts';
import { isSamePlace, startsWith } from './within.ts';
import styles from './RuleLadder.module.css';
import { placeText } from './placeText.ts';
import { alternativeMark, type LitNode } from './state.ts';

const t = translator('canvas', canvasMessages);

interface LadderProps {
  readonly node: GraphNode;
  readonly lit: LitNode | undefined;
  readonly selection: Ref | undefined;
}

export function RuleLadder({ node, lit, selection }: LadderProps) {
  const drag = useCarried(node);
  return (
    <>
      {node.rules.map(
        ({ head, protocol }) =>
          head && (
            // Each of its rules says it too.
            <p key={protocol} className={styles.head} style={{ top: head.y, height: head.height }} aria-hidden="true">
              {t(`head.${protocol}`)}
            </p>
          ),
      )}
      <ol className={styles.ladder} data-carrying={drag !== undefined}>
        {node.rules.map((rule) => (
          <Rule key={rule.id} node={node} rule={rule} lit={lit} selection={selection} shift={shiftOf(rule, drag)} />
        ))}
      </ol>
    </>
  );
}

interface RuleProps extends LadderProps {
  readonly rule: RuleRow;
  /** While rules are being carried, chart units below its place. */
  readonly shift: number;
}

function Rule({ node, rule, lit, selection, shift }: RuleProps) {
  const isSelected = selection !== undefined && startsWith(selection, rule.ref);
  const isLit = lit?.marks.has(rule.id) ?? false;
  const isCarried = useStore(({ ruleDrag }) => ruleDrag !== undefined && isSamePlace(ruleDrag.rule, rule.ref));
  return (
    <li
      className={styles.rule}
      style={{ top: rule.y, height: rule.height, ...(shift === 0 ? {} : { transform: `translateY(${shift}px)` }) }}
      data-carried={isCarried}
      data-rule={rule.id}
      data-lit={isLit}
      data-selected={isSelected}
      data-at={placeText(rule.ref.path)}
      onKeyDown={onLadderKey}
      onClick={(event) => {
        // With other cards: the card does that.
        if (event.shiftKey || event.ctrlKey || event.metaKey) return;
        event.stopPropagation();
        useStore.getState().select(rule.ref, 'canvas');
      }}
    >
      <button
        type="button"
        // React Flow shall not carry the whole card.
        className={`${styles.number} nodrag nopan`}
        title={t('rule.drag')}
        onPointerDown={(event) => loadedActions()?.startRuleDrag(event.nativeEvent, node, rule)}
        aria-label={ruleName(rule, node)}
        aria-pressed={isSelected}
        // Reached by Tab from its node once that is selected; otherwise Tab goes from node to node.
        tabIndex={selection === undefined ? -1 : 0}
      >
        {rule.number}
      </button>
      <RuleMarks rule={rule} />
      {rule.alternatives.length === 0 && <span className={styles.otherwise}>{t('rule.otherwise')}</span>}
      {rule.alternatives.map((alternative, i) => (
        <Entry
          key={alternative.index}
          rule={rule}
          alternative={alternative}
          isFirst={i === 0}
          isLit={lit?.marks.has(alternativeMark(rule.id, alternative.index)) ?? false}
          selection={selection}
        />
      ))}
      {rule.badges.map((badge) => (
        <BadgeChip key={`${badge.kind} ${badge.x} ${badge.y}`} badge={badge} top={badge.y - rule.y} />
      ))}
      {rule.destinations.map((row) => (
        <Line
          key={row.handle}
          row={row}
          top={row.y - rule.y}
          isLit={lit?.marks.has(row.handle) ?? false}
          isSelected={selection !== undefined && startsWith(selection, row.ref)}
        />
      ))}
      {lit?.died?.rule === rule.id && <DiedMark />}
    </li>
  );
}

interface EntryProps {
  readonly rule: RuleRow;
  readonly alternative: Alternative;
  readonly isFirst: boolean;
  readonly isLit: boolean;
  readonly selection: Ref | undefined;
}

function Entry({ rule, alternative, isFirst, isLit, selection }: EntryProps) {
  return (
    <>
      {!isFirst && (
        <span className={styles.or} style={{ top: alternative.y - rule.y, height: alternative.height }}>
          {t('rule.or')}
        </span>
      )}
      {alternative.chips.length === 0 && (
        <span className={styles.otherwise} style={{ top: alternative.y - rule.y, height: alternative.height }}>
          {t('rule.otherwise')}
        </span>
      )}
      {alternative.chips.map((chip) => (
        <MatchChip
          key={`${chip.x} ${chip.y}`}
          chip={chip}
          top={chip.y - rule.y}
          isLit={isLit}
          isSelected={selection !== undefined && isSamePlace(selection, chip.ref)}
        />
      ))}
    </>
  );
}

const badgeIcons: Readonly<Record<Badge['kind'], LucideIcon>> = {
  fault: Zap,
  timeout: Clock,
  retry: RotateCcw,
  rewrite: Replace,
  cors: Shield,
  headers: ListPlus,
};

function BadgeChip({ badge, top }: { readonly badge: Badge; readonly top: number }) {
  const Icon = badgeIcons[badge.kind];
  const name = t(`badge.${badge.kind}`, { text: badge.text }).trim();
  return (
    <span
      className={styles.badge}
      style={{ left: badge.x, top, width: badge.width, height: badge.height }}
      title={name}
    >
      <Icon size={12} role="img" aria-label={name} />
      <span aria-hidden="true">{badge.text}</span>
    </span>
  );
}

const rowIcons: Readonly<Partial<Record<DestinationRow['kind'], LucideIcon>>> = {
  mirror: Copy,
  delegate: ArrowRightLeft,
  redirect: CornerUpRight,
  'direct-response': MessageSquareReply,
};

interface LineProps {
  readonly row: DestinationRow;
  /** Inside its rule. */
  readonly top: number;
  readonly isLit: boolean;
  readonly isSelected: boolean;
}

function Line({ row, top, isLit, isSelected }: LineProps) {
  const Icon = rowIcons[row.kind];
  return (
    <button
      type="button"
      className={styles.line}
      aria-pressed={isSelected}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        useStore.getState().select(row.ref, 'canvas');
      }}
      style={{ top, height: row.height }}
      data-kind={row.kind}
      data-at={placeText(row.ref.path)}
      data-lit={isLit}
      title={row.text}
    >
      {Icon && row.kind !== 'route' && <Icon size={12} role="img" aria-label={t(`row.${row.kind}`)} />}
      <span className={styles.target}>{row.text}</span>
      {row.subset !== undefined && <span className={styles.subset}>{row.subset}</span>}
    </button>
  );
}

function ruleName(rule: RuleRow, node: GraphNode): string {
  const values = { number: rule.number, name: node.title };
  return rule.protocol === 'http' ? t('rule.name', values) : t(`rule.name.${rule.protocol}`, values);
}
