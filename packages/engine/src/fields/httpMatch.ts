// The conditions of one HTTP match of a VirtualService.
// Source: istio/api networking/v1alpha3/virtual_service.proto (HTTPMatchRequest, StringMatch) and its CRD schema.
import type { Field, Fields } from '../field.ts';
import type { HttpMatchRequest } from '../model/virtualService.ts';
import { labels } from './shared.ts';

export const stringMatchFields = {
  exact: { type: 'string', group: 'match' },
  prefix: { type: 'string', group: 'match' },
  regex: { type: 'string', group: 'match', means: 'regex' },
} as const satisfies Record<string, Field>;

function text(): Field & { readonly type: 'stringMatch' } {
  return { type: 'stringMatch', fields: stringMatchFields };
}

export const httpMatchFields = {
  name: { type: 'string' },
  uri: { ...text(), emptyPrefix: true },
  ignoreUriCase: { type: 'bool', default: false },
  scheme: text(),
  method: text(),
  authority: text(),
  headers: {
    type: 'map',
    keys: 'match-header',
    code: 'V-VS-26',
    of: text(),
    means: 'header',
  },
  withoutHeaders: {
    type: 'map',
    keys: 'match-header',
    code: 'V-VS-26',
    of: { ...text(), star: true },
    means: 'header',
  },
  queryParams: {
    type: 'map',
    of: text(),
  },
  port: {
    type: 'int',
    min: 1,
    max: 65535,
    zero: 'unset',
    code: 'V-VS-31',
    means: 'port',
  },
  sourceLabels: labels('V-VS-32'),
  sourceNamespace: {
    type: 'string',
    grammar: 'dns-label',
    code: 'V-VS-33',
    means: 'namespace',
  },
  gateways: {
    type: 'list',
    of: { type: 'string', means: 'gateway' },
  },
  statPrefix: { type: 'string' },
} satisfies Fields<HttpMatchRequest>;
