// The conditions of one HTTP match of a VirtualService.
// Source: istio/api networking/v1alpha3/virtual_service.proto (HTTPMatchRequest, StringMatch) and its CRD schema.
import type { Field, Fields } from '../field.ts';
import type { HttpMatchRequest } from '../model/virtualService.ts';
import { labels } from './shared.ts';

export const stringMatchFields = {
  exact: { type: 'string', group: 'match', doc: 'The whole value, letter by letter.' },
  prefix: { type: 'string', group: 'match', doc: 'How the value begins.' },
  regex: { type: 'string', group: 'match', means: 'regex', doc: 'RE2 pattern of the whole value.' },
} as const satisfies Record<string, Field>;

function text(doc: string): Field & { readonly type: 'stringMatch' } {
  return { type: 'stringMatch', fields: stringMatchFields, doc };
}

export const httpMatchFields = {
  name: { type: 'string', doc: 'Name for logs.' },
  uri: { ...text('The path of the request, without its query.'), emptyPrefix: true },
  ignoreUriCase: { type: 'bool', default: false, doc: 'Whether exact and prefix compare the path in any case.' },
  scheme: text('`http` or `https`.'),
  method: text('The HTTP method.'),
  authority: text('The Host header.'),
  headers: {
    type: 'map',
    keys: 'match-header',
    code: 'V-VS-26',
    of: text('How the value must look; `{}` asks for presence.'),
    means: 'header',
    doc: 'Headers that must match, by name in lower case.',
  },
  withoutHeaders: {
    type: 'map',
    keys: 'match-header',
    code: 'V-VS-26',
    of: { ...text('How the value must not look; `{}` asks for absence.'), star: true },
    means: 'header',
    doc: 'Headers that must not match.',
  },
  queryParams: {
    type: 'map',
    of: text('How the value must look; `{}` asks for presence.'),
    doc: 'Query parameters that must match.',
  },
  port: {
    type: 'int',
    min: 1,
    max: 65535,
    zero: 'unset',
    code: 'V-VS-31',
    means: 'port',
    doc: 'The port that the client dialled.',
  },
  sourceLabels: labels('Labels that the client workload must have; moot where gateways are named.', 'V-VS-32'),
  sourceNamespace: {
    type: 'string',
    grammar: 'dns-label',
    code: 'V-VS-33',
    means: 'namespace',
    doc: 'The namespace of the client workload.',
  },
  gateways: {
    type: 'list',
    of: { type: 'string', means: 'gateway', doc: '`namespace/name` of a Gateway, or `mesh`.' },
    doc: 'Where the match applies; overrides the gateways of the VirtualService.',
  },
  statPrefix: { type: 'string', doc: 'Prefix of the statistics of this match.' },
} satisfies Fields<HttpMatchRequest>;
