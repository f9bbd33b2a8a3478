// DestinationRules: which rules of a host are one, and which of them a client gets (R-DR-1 to R-DR-8).
// Sources: istio/istio pilot/pkg/model/push_context.go, destination_rule.go, sidecar.go.
import { isWildcard, mostSpecific, resolveShortName } from '../host.ts';
import type { PortTrafficPolicy, Subset, TrafficPolicy } from '../model/destinationRule.ts';
import type { DestinationRule, Labels } from '../model/resource.ts';
import { child, type Ref } from '../ref.ts';
import type { MeshSettings } from '../settings.ts';
import { isSubset } from './labels.ts';

export interface MergedSubset {
  readonly subset: Subset;
  readonly at: Ref;
}

/** One or more rules of a namespace for the same host, taken together. */
export interface MergedRule {
  readonly host: string;
  readonly namespace: string;
  /** Undefined = for every client; such rules are private to their namespace (R-DR-6). */
  readonly selector?: Labels;
  /** As written (`.` kept); empty = the mesh default. */
  readonly exportTo: readonly string[];
  readonly subsets: readonly MergedSubset[];
  readonly trafficPolicy?: TrafficPolicy;
  readonly trafficPolicyAt?: Ref;
  readonly from: readonly DestinationRule[];
}

interface Table {
  readonly exact: Map<string, MergedRule[]>;
  readonly wildcard: Map<string, MergedRule[]>;
}

export interface DestinationRuleIndex {
  readonly local: ReadonlyMap<string, Table>;
  readonly exported: ReadonlyMap<string, Table>;
  readonly rootLocal: Table;
  readonly rootNamespace: string;
}

const newTable = (): Table => ({ exact: new Map(), wildcard: new Map() });

/** @param rules with a selector first, each part in age order */
export function indexDestinationRules(rules: readonly DestinationRule[], settings: MeshSettings): DestinationRuleIndex {
  const local = new Map<string, Table>();
  const exported = new Map<string, Table>();
  const rootLocal = newTable();
  const defaultIsPrivate = settings.defaultDestinationRuleExportTo.includes('.');
  for (const rule of rules) {
    const { namespace } = rule;
    const merged = asMerged(rule, settings);
    const { exportTo } = merged;
    if (exportTo.length === 0 || exportTo.some((e) => e === '*' || e === '.' || e === namespace)) {
      addRule(tableOf(local, namespace), merged);
    }
    const isPrivate =
      exportTo.length === 0
        ? defaultIsPrivate
        : exportTo.length === 1 && (exportTo[0] === '.' || exportTo[0] === namespace);
    if (!isPrivate) addRule(tableOf(exported, namespace), merged);
    else if (namespace === settings.rootNamespace) addRule(rootLocal, merged);
  }
  return { local, exported, rootLocal, rootNamespace: settings.rootNamespace };
}

function tableOf(tables: Map<string, Table>, namespace: string): Table {
  const table = tables.get(namespace) ?? newTable();
  tables.set(namespace, table);
  return table;
}

function asMerged(rule: DestinationRule, settings: MeshSettings): MergedRule {
  const { spec } = rule;
  const ref: Ref = { resource: rule.id, path: ['spec'] };
  return {
    host: resolveShortName(spec.host, rule.namespace, settings.domain),
    namespace: rule.namespace,
    ...(spec.workloadSelector ? { selector: spec.workloadSelector.matchLabels ?? {} } : {}),
    exportTo: spec.workloadSelector ? ['.'] : [...new Set(spec.exportTo ?? [])],
    subsets: (spec.subsets ?? []).map((subset, i) => ({ subset, at: child(ref, 'subsets', i) })),
    ...(spec.trafficPolicy ? { trafficPolicy: spec.trafficPolicy, trafficPolicyAt: child(ref, 'trafficPolicy') } : {}),
    from: [rule],
  };
}

/** R-DR-8: merge into every fitting earlier rule of the host, or stand beside them. */
function addRule(table: Table, rule: MergedRule): void {
  const rules = isWildcard(rule.host) ? table.wildcard : table.exact;
  const list = rules.get(rule.host);
  if (!list) {
    rules.set(rule.host, [rule]);
    return;
  }
  let standsAlone = true;
  list.forEach((existing, i) => {
    const isEqual = sameSet(rule.exportTo, existing.exportTo);
    const isWider = existing.exportTo.length > 0 && existing.exportTo.every((e) => rule.exportTo.includes(e));
    if (!isEqual && !isWider) {
      standsAlone = true;
      return;
    }
    // A wider set merges and stands alone as well; the selector decides the last word either way.
    standsAlone = !isEqual;
    if (rule.selector && existing.selector && !sameLabels(rule.selector, existing.selector)) {
      standsAlone = true;
      return;
    }
    if (!rule.selector === !existing.selector) standsAlone = false;
    list[i] = mergeRules(existing, rule);
  });
  if (standsAlone) list.push(rule);
}

function mergeRules(existing: MergedRule, rule: MergedRule): MergedRule {
  const names = new Set(existing.subsets.map(({ subset }) => subset.name));
  const adopted = existing.trafficPolicy ? existing : rule;
  return {
    ...existing,
    subsets: [...existing.subsets, ...rule.subsets.filter(({ subset }) => !names.has(subset.name))],
    ...(adopted.trafficPolicy ? { trafficPolicy: adopted.trafficPolicy } : {}),
    ...(adopted.trafficPolicyAt ? { trafficPolicyAt: adopted.trafficPolicyAt } : {}),
    from: [...existing.from, ...rule.from],
  };
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry) => b.includes(entry));
}
function sameLabels(a: Labels, b: Labels): boolean {
  return isSubset(a, b) && isSubset(b, a);
}

/** The candidates for a service seen from a namespace: the first step that yields a host ends the search (R-DR-1). */
export function candidateRules(
  index: DestinationRuleIndex,
  host: string,
  serviceNamespace: string,
  client: string,
): readonly MergedRule[] {
  const own = client === index.rootNamespace ? index.rootLocal : index.local.get(client);
  const found = own && mostSpecific(host, own);
  if (found) return found.value;
  for (const namespace of [serviceNamespace, index.rootNamespace]) {
    const table = index.exported.get(namespace);
    const match = table && mostSpecific(host, table);
    // The most specific host is found first and its exports tested afterwards (R-DR-3).
    const visible = match?.value.filter(
      ({ exportTo }) => exportTo.length === 0 || exportTo.includes('*') || exportTo.includes(client),
    );
    if (visible && visible.length > 0) return visible;
  }
  return [];
}

/** Of the candidates, the first whose selector fits the client pod, else the last without one (R-DR-6, R-DR-8). */
export function chooseRule(candidates: readonly MergedRule[], client: string, labels: Labels): MergedRule | undefined {
  const selected = candidates.find(
    (rule) => rule.selector && rule.namespace === client && isSubset(rule.selector, labels),
  );
  return selected ?? candidates.findLast((rule) => !rule.selector);
}

/** What a subset's or port's settings amount to for one service port (R-DR-12). */
export function effectivePolicy(
  rule: MergedRule | undefined,
  subset: Subset | undefined,
  port: number,
): Pick<TrafficPolicy, 'loadBalancer' | 'tls' | 'connectionPool' | 'outlierDetection'> {
  const base = atPort(rule?.trafficPolicy, port) ?? rule?.trafficPolicy ?? {};
  const own = subset?.trafficPolicy;
  if (!own) return base;
  const ported = atPort(own, port);
  if (ported) return ported;
  return {
    ...base,
    ...(own.loadBalancer ? { loadBalancer: own.loadBalancer } : {}),
    ...(own.tls ? { tls: own.tls } : {}),
    ...(own.connectionPool ? { connectionPool: own.connectionPool } : {}),
    ...(own.outlierDetection ? { outlierDetection: own.outlierDetection } : {}),
  };
}

/** portLevelSettings are keyed by the service port (R-DR-13). */
function atPort(policy: TrafficPolicy | undefined, port: number): PortTrafficPolicy | undefined {
  return policy?.portLevelSettings?.find((settings) => settings.port?.number === port);
}
