// How an object in a list is called, and what it says in one line.
import {
  child,
  matchSummary,
  type Field,
  type HttpMatchRequest,
  type HttpRoute,
  type Json,
  type Path,
  type Ref,
  type Resource,
  type RouteDestination,
  type Table,
  type VirtualService,
} from '@portolan/engine';
import { destinationName } from '../inspector/destination.ts';
import { translator, type MessageKey } from '../i18n/translate.ts';
import { formMessages } from './messages.en.ts';
import { textOf } from './entry.ts';
import { listOf, objectOf } from './values.ts';

const t = translator('forms', formMessages);

/** Names of the items of a list, by the list's key. */
const names: Readonly<Record<string, MessageKey<typeof formMessages>>> = {
  http: 'rule',
  tls: 'tlsRule',
  tcp: 'tcpRule',
  match: 'match',
  route: 'destination',
  mirrors: 'mirror',
  servers: 'server',
  subsets: 'subset',
  ports: 'port',
  portLevelSettings: 'portPolicy',
  endpoints: 'endpoint',
  ingress: 'listener',
  egress: 'listener',
  containers: 'container',
  tlsCertificates: 'certificate',
  distribute: 'locality',
  failover: 'locality',
  attributes: 'attribute',
};

export function itemName(list: string): string {
  const key = Object.hasOwn(names, list) ? names[list] : undefined;
  return key === undefined ? list : t(key);
}

export interface ItemText {
  readonly title: string;
  readonly lines: readonly string[];
}

/** @param list the place of the list */
export function itemText(resource: Resource, list: Ref, index: number, fields: Table, value: Json): ItemText {
  const key = String(list.path.at(-1));
  const name = textOf(objectOf(value)['name']);
  const plain = t('itemN', { name: itemName(key), n: index + 1 });
  const title = name === '' ? plain : `${plain} · ${name}`;
  if (resource.kind === 'VirtualService') {
    const at = child(list, index);
    const [, protocol, rule, part] = list.path;
    const own = ruleAt(resource, protocol, rule === undefined ? index : Number(rule));
    if (own) {
      if (rule === undefined) return { title, lines: ruleLines(own, at) };
      const entry = own.match?.[index];
      if (part === 'match' && entry) return { title, lines: [conditions(entry, at)] };
      const destination = own.route?.[index];
      if (part === 'route' && destination) return { title, lines: [destinationText(destination)] };
    }
  }
  const said = scalars(fields, value)
    .filter((one) => one !== name)
    .slice(0, mostSaid);
  return { title, lines: [said.join(' · ') || t('emptyItem')] };
}

/** TLS and TCP rules say what they say in the same fields. */
function ruleAt({ spec }: VirtualService, protocol: Path[number] | undefined, index: number): HttpRoute | undefined {
  return protocol === 'http' || protocol === 'tls' || protocol === 'tcp' ? spec[protocol]?.[index] : undefined;
}

/** Values that fit a line. */
const mostSaid = 5;

function ruleLines(rule: HttpRoute, at: Ref): readonly string[] {
  const entries = (rule.match ?? []).map((entry, i) => conditions(entry, child(at, 'match', i)));
  return [entries.join(` ${t('or')} `) || t('everything'), targetText(rule)].filter((line) => line !== '');
}

function conditions(entry: HttpMatchRequest, at: Ref): string {
  const parts = matchSummary(entry, at).map(({ text }) => text);
  return parts.join(', ') || t('everything');
}

function targetText({ route = [], redirect, directResponse, delegate }: HttpRoute): string {
  if (route.length > 0) return route.map((one) => `→ ${destinationText(one)}`).join(', ');
  if (redirect) return `→ ${t('redirect')} ${redirect.redirectCode ?? 301}`;
  if (directResponse) return t('directResponse', { status: directResponse.status });
  return delegate ? t('delegate', { name: delegate.name ?? '' }) : '';
}

function destinationText(destination: RouteDestination): string {
  const name = destinationName(destination);
  return destination.weight === undefined ? name : `${name} · ${destination.weight}`;
}

/** The single values of an object in the order of its table, those of its maps as `key=value`. */
function scalars(fields: Table, value: Json): readonly string[] {
  const object = objectOf(value);
  return Object.entries(fields).flatMap(([key, field]) => {
    const one = object[key];
    return one === undefined || one === null ? [] : said(field, one);
  });
}

function said(field: Field, value: Json): readonly string[] {
  switch (field.type) {
    case 'object':
      return scalars(field.fields, value);
    case 'list':
      return [
        listOf(value)
          .flatMap((one) => itemsSaid(field.of, one))
          .join(' '),
      ].filter((text) => text !== '');
    case 'map':
      return field.of.type === 'string'
        ? [
            Object.entries(objectOf(value))
              .map(([key, one]) => `${key}=${textOf(one)}`)
              .join(', '),
          ]
        : [];
    case 'stringMatch':
    case 'any':
      return [];
    default:
      return [textOf(value)];
  }
}

/** What an item of an inner list says: its values, those of objects in their order. */
function itemsSaid(of: Field, value: Json): readonly string[] {
  return of.type === 'object' ? scalars(of.fields, value) : said(of, value);
}
