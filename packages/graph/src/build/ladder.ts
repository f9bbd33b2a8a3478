// The ladder of a VirtualService: its rules in order, each with its match entries, destinations and badges, measured and
// placed. What the rules mean for a request is the engine's business.
import { child, matchSummary } from '@portolan/engine';
import type {
  HttpRoute,
  L4RouteDestination,
  Ref,
  RouteDestination,
  TcpRoute,
  TlsRoute,
  VirtualService,
} from '@portolan/engine';
import type { Alternative, Badge, DestinationRow, RuleRow } from '../graph.ts';
import { chipWidth, flow, ladder, widths } from '../sizes.ts';
import { duration, percentage } from '../text.ts';

type Rule = HttpRoute | TlsRoute | TcpRoute;
const right = widths['virtual-service'] - ladder.right;

/** @param top y of the first rule's upper edge */
export function buildLadder(virtualService: VirtualService, top: number): readonly RuleRow[] {
  const rows: RuleRow[] = [];
  let y = top;
  const { spec } = virtualService;
  // Each protocol counts its rules from 1.
  const hasHeads = (spec.tls ?? []).length + (spec.tcp ?? []).length > 0;
  for (const protocol of ['http', 'tls', 'tcp'] as const) {
    spec[protocol]?.forEach((rule, i) => {
      const ref: Ref = { resource: virtualService.id, path: ['spec', protocol, i] };
      const head = hasHeads && i === 0 ? { head: { y, height: ladder.head } } : {};
      if (head.head) y += ladder.head;
      const row = { ...ruleRow(rule, protocol, i, ref, y), ...head };
      rows.push(row);
      y += row.height;
    });
  }
  return rows;
}

function ruleRow(rule: Rule, protocol: RuleRow['protocol'], index: number, ref: Ref, top: number): RuleRow {
  const id = `${protocol}.${index}`;
  let y = top + ladder.padding;
  const alternatives = (rule.match ?? []).map((match, i): Alternative => {
    const at = child(ref, 'match', i);
    const parts = matchSummary(match, at);
    const { places, bottom } = flow(
      parts.map((part) => chipWidth(part.text)),
      ladder.gutter,
      right,
      y,
    );
    const chips = parts.flatMap((part, j) => {
      const place = places[j];
      return place ? [{ ...part, ...place }] : [];
    });
    const alternative = { ref: at, index: i, y, height: bottom - y, chips };
    y = bottom;
    return alternative;
  });
  // The line that says "otherwise".
  if (alternatives.length === 0) y += ladder.line;

  const http: HttpRoute = protocol === 'http' ? rule : {};
  const destinations = [...routeRows(rule.route ?? [], id, ref), ...otherRows(http, id, ref)].map((row) => {
    const placed = { ...row, y, height: ladder.line };
    y += ladder.line;
    return placed;
  });
  const wanted = badgesOf(http, ref);
  const { places, bottom } = flow(
    wanted.map((badge) => chipWidth(badge.text) + iconWidth),
    ladder.gutter,
    right,
    y,
  );
  const badges = wanted.flatMap((badge, i) => {
    const place = places[i];
    return place ? [{ ...badge, ...place }] : [];
  });
  if (badges.length > 0) y = bottom;
  const name = 'name' in rule && rule.name ? { name: rule.name } : {};
  const height = y + ladder.padding - top;
  return { id, protocol, number: index + 1, ...name, ref, alternatives, destinations, badges, y: top, height };
}
const iconWidth = 16;

type Unplaced<T> = Omit<T, 'x' | 'y' | 'width' | 'height'>;
type Row = Unplaced<DestinationRow>;

/** A lone destination takes everything, whatever its weight; among several, weights are shares (R-ACT-14, R-ACT-15). */
function routeRows(routes: readonly (RouteDestination | L4RouteDestination)[], id: string, ref: Ref): readonly Row[] {
  const sum = routes.reduce((total, route) => total + (route.weight ?? 0), 0);
  return routes.map(({ destination, weight }, i): Row => {
    const percent = routes.length === 1 ? 100 : sum > 0 ? ((weight ?? 0) / sum) * 100 : 0;
    return {
      handle: `${id}.route.${i}`,
      kind: 'route',
      ...target(destination),
      ...(weight === undefined ? {} : { weight }),
      percent,
      ref: child(ref, 'route', i),
    };
  });
}

interface Target {
  readonly host: string;
  readonly subset?: string;
  readonly port?: { readonly number?: number };
}
function target({ host, subset, port }: Target): Pick<DestinationRow, 'text' | 'host' | 'subset' | 'port'> {
  const number = port?.number;
  return {
    text: number === undefined ? host : `${host}:${number}`,
    host,
    ...(subset ? { subset } : {}),
    ...(number === undefined ? {} : { port: number }),
  };
}

function otherRows(rule: HttpRoute, id: string, ref: Ref): readonly Row[] {
  const rows: Row[] = [];
  const { redirect, directResponse, delegate, mirror } = rule;
  if (redirect) {
    const host = redirect.authority ? `${redirect.scheme ? `${redirect.scheme}://` : ''}${redirect.authority}` : '';
    const port = redirect.port === undefined ? '' : `:${redirect.port}`;
    const path = redirect.uri ?? (redirect.prefixRewrite ? `${redirect.prefixRewrite}*` : '');
    const text = `${redirect.redirectCode ?? 301} → ${host || (redirect.scheme ?? '')}${port}${path}`;
    rows.push({ handle: `${id}.redirect`, kind: 'redirect', text, ref: child(ref, 'redirect') });
  }
  if (directResponse) {
    const text = [directResponse.status, directResponse.body?.string].filter(Boolean).join(' ');
    rows.push({ handle: `${id}.directResponse`, kind: 'direct-response', text, ref: child(ref, 'directResponse') });
  }
  if (delegate) {
    const text = [delegate.namespace, delegate.name].filter(Boolean).join('/');
    rows.push({ handle: `${id}.delegate`, kind: 'delegate', text, ref: child(ref, 'delegate') });
  }
  if (mirror) {
    const percent = rule.mirrorPercentage?.value ?? rule.mirrorPercent ?? 100;
    rows.push({ handle: `${id}.mirror`, kind: 'mirror', ...target(mirror), percent, ref: child(ref, 'mirror') });
  }
  rule.mirrors?.forEach(({ destination, percentage: share }, i) => {
    if (!destination) return;
    const handle = `${id}.mirrors.${i}`;
    rows.push({
      handle,
      kind: 'mirror',
      ...target(destination),
      percent: share?.value ?? 100,
      ref: child(ref, 'mirrors', i),
    });
  });
  return rows;
}

function badgesOf(rule: HttpRoute, ref: Ref): readonly Unplaced<Badge>[] {
  const badges: Unplaced<Badge>[] = [];
  const { fault, timeoutMs, retries, rewrite, corsPolicy, headers } = rule;
  // A fault without a percentage never happens (R-ACT-37, R-ACT-38).
  if (fault?.delay) {
    const share = fault.delay.percentage?.value ?? fault.delay.percent ?? 0;
    const text = `${duration(fault.delay.fixedDelayMs ?? 0)} ${percentage(share)}`;
    badges.push({ kind: 'fault', text, ref: child(ref, 'fault', 'delay') });
  }
  if (fault?.abort) {
    const status = fault.abort.httpStatus ?? fault.abort.grpcStatus ?? '';
    const text = `${status} ${percentage(fault.abort.percentage?.value ?? 0)}`;
    badges.push({ kind: 'fault', text, ref: child(ref, 'fault', 'abort') });
  }
  if (timeoutMs !== undefined) badges.push({ kind: 'timeout', text: duration(timeoutMs), ref: child(ref, 'timeout') });
  if (retries) badges.push({ kind: 'retry', text: `${retries.attempts ?? 0}`, ref: child(ref, 'retries') });
  if (rewrite) {
    const text = rewrite.uri ?? rewrite.uriRegexRewrite?.rewrite ?? rewrite.authority ?? '';
    badges.push({ kind: 'rewrite', text, ref: child(ref, 'rewrite') });
  }
  if (corsPolicy) badges.push({ kind: 'cors', text: '', ref: child(ref, 'corsPolicy') });
  if (headers) badges.push({ kind: 'headers', text: '', ref: child(ref, 'headers') });
  return badges;
}
