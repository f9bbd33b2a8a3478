// The fields of what an HTTP rule does instead of or around sending a request on: redirect, answer, rewrite, retry.
// Source: istio/api networking/v1alpha3/virtual_service.proto and its CRD schema.
import type { Fields } from '../field.ts';
import { retryConditions } from '../grammar.ts';
import type { HttpDirectResponse, HttpRedirect, HttpRetry, HttpRewrite } from '../model/virtualService.ts';

export const redirectFields = {
  uri: { type: 'string', means: 'path' },
  prefixRewrite: { type: 'string', means: 'path', since: '1.31' },
  authority: { type: 'string' },
  scheme: {
    type: 'string',
    grammar: 'redirect-scheme',
    values: ['http', 'https'],
    code: 'V-VS-55',
  },
  port: {
    type: 'int',
    min: 1,
    max: 65535,
    zero: 'unset',
    code: 'V-VS-56',
    group: 'redirectPort',
    means: 'port',
  },
  derivePort: {
    type: 'enum',
    values: ['FROM_PROTOCOL_DEFAULT', 'FROM_REQUEST_PORT'],
    group: 'redirectPort',
  },
  redirectCode: {
    type: 'int',
    min: 300,
    max: 399,
    zero: 'unset',
    code: 'V-VS-54',
    default: 301,
    means: 'status',
  },
} satisfies Fields<HttpRedirect>;

export const directResponseFields = {
  status: {
    type: 'int',
    min: 200,
    max: 600,
    required: 'V-VS-57',
    code: 'V-VS-57',
    means: 'status',
  },
  body: {
    type: 'object',
    fields: {
      string: { type: 'string', group: 'body' },
      bytes: { type: 'string', group: 'body' },
    } satisfies Fields<NonNullable<HttpDirectResponse['body']>>,
  },
} satisfies Fields<HttpDirectResponse>;

export const rewriteFields = {
  uri: { type: 'string', means: 'path' },
  authority: { type: 'string' },
  uriRegexRewrite: {
    type: 'object',
    fields: {
      match: { type: 'string', means: 'regex', fill: true },
      rewrite: { type: 'string', fill: true },
    } satisfies Fields<NonNullable<HttpRewrite['uriRegexRewrite']>>,
  },
} satisfies Fields<HttpRewrite>;

export const retriesFields = {
  attempts: {
    type: 'int',
    format: 'int32',
    min: 0,
    code: 'V-VS-60',
    default: 2,
  },
  perTryTimeout: {
    type: 'duration',
    range: 'set',
    code: 'V-VS-62',
  },
  retryOn: {
    type: 'string',
    values: retryConditions,
    default: 'connect-failure,refused-stream,unavailable,cancelled',
  },
  retryRemoteLocalities: { type: 'bool' },
  retryIgnorePreviousHosts: {
    type: 'bool',
    since: '1.26',
    default: true,
  },
  backoff: {
    type: 'duration',
    range: 'set',
    code: 'V-VS-62',
    since: '1.26',
    default: '25ms',
  },
} satisfies Fields<HttpRetry>;
