// What the command palette lists: the actions for the selection and all that lies around it, and every object and host to
// go to. Which of them fit what is typed, and in which order.
import type { Ref } from '@portolan/engine';
import type { GraphNode } from '@portolan/graph';
import { Locate } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';
import { actionMessages } from './messages.en.ts';
import { actionsFor } from './providers.ts';
import { showOnChart } from './show.ts';
import { selectedTarget, targetName, targetsAround } from './target.ts';

const t = translator('actions', actionMessages);

export interface Entry {
  /** Unique in the list. */
  readonly key: string;
  readonly action: Action;
  /** What it acts on, or what kind of thing it leads to. */
  readonly of: string;
  /** In lower case: what is searched. */
  readonly words: string;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export function listEntries(state: State): readonly Entry[] {
  const actions = targetsAround(state, selectedTarget(state)).flatMap((target) => {
    const of = targetName(state, target);
    return actionsFor(target, state).map((action) => entry(`${target.kind} ${action.id}`, action, of));
  });
  return [...actions, ...places(state)];
}

function entry(key: string, action: Action, of: string): Entry {
  return { key, action, of, words: `${action.label} ${of}`.toLowerCase() };
}

/** Objects by name, and hosts by where they are written. */
function places(state: State): readonly Entry[] {
  return derivedOf(state).graph.nodes.flatMap((node) => {
    const { ref, title, label, namespace } = node;
    if (!ref) return [];
    const own = goTo(`go ${node.id}`, title, ref, t('palette.object', { kind: label, namespace }));
    const hosts = hostsOf(node).map(({ text, at }) => goTo(`host ${node.id} ${text}`, text, at, `${label} ${title}`));
    return [own, ...hosts];
  });
}

function hostsOf(node: GraphNode): readonly { readonly text: string; readonly at: Ref }[] {
  return node.facts.flatMap(({ kind, text, ref }) =>
    (kind === 'hosts' || kind === 'server') && ref && text !== node.title ? [{ text, at: ref }] : [],
  );
}

function goTo(key: string, name: string, ref: Ref, of: string): Entry {
  const label = t('palette.goTo', { name });
  return entry(key, { id: key, label, group: 'go', icon: Locate, run: () => showOnChart(ref) }, of);
}

/** More could not be read. */
const most = 60;

/**
 * The entries that hold every word of the query, in sections. Without a query what was used lately comes first.
 *
 * @param recent keys, the latest first
 */
export function findEntries(entries: readonly Entry[], query: string, recent: readonly string[]): readonly Section[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    const byKey = new Map(entries.map((one) => [one.key, one]));
    const lately = recent.flatMap((key) => byKey.get(key) ?? []);
    const used = new Set(lately);
    return sections(t('palette.recent'), lately).concat(
      bySubject(entries.filter((one) => !used.has(one)).slice(0, most)),
    );
  }
  const found = entries
    .map((one) => ({ one, rank: rankOf(one, words, recent) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0));
  return sections(
    t('palette.found'),
    found.slice(0, most).map(({ one }) => one),
  );
}

function bySubject(entries: readonly Entry[]): readonly Section[] {
  const groups = new Map<string, Entry[]>();
  for (const one of entries) {
    const title = isPlace(one) ? t('palette.places') : one.of;
    const group = groups.get(title);
    if (group) group.push(one);
    else groups.set(title, [one]);
  }
  return [...groups].map(([title, group]) => ({ title, entries: group }));
}

export const isPlace = ({ key }: Entry): boolean => key.startsWith('go ') || key.startsWith('host ');

const sections = (title: string, entries: readonly Entry[]): Section[] =>
  entries.length === 0 ? [] : [{ title, entries }];

/** Undefined where a word is missing. Beginnings of words count more than middles, the label more than what it acts on. */
function rankOf(
  { words, action, key }: Entry,
  query: readonly string[],
  recent: readonly string[],
): number | undefined {
  let rank = 0;
  const label = action.label.toLowerCase();
  for (const word of query) {
    const at = words.indexOf(word);
    if (at < 0) return undefined;
    if (label.startsWith(word)) rank += 4;
    else if (at === 0 || /[^a-z0-9]/.test(words.charAt(at - 1))) rank += 2;
    if (label.includes(word)) rank += 1;
  }
  if (action.unavailable !== undefined) rank -= 3;
  return rank + (recent.includes(key) ? 2 : 0);
}
