// The fields of what an HTTP rule does instead of or around sending a request on: redirect, answer, rewrite, retry.
// Source: istio/api networking/v1alpha3/virtual_service.proto and its CRD schema.
import type { Fields } from '../field.ts';
import { retryConditions } from '../grammar.ts';
import type { HttpDirectResponse, HttpRedirect, HttpRetry, HttpRewrite } from '../model/virtualService.ts';

export const redirectFields = {
  uri: { type: 'string', means: 'path', doc: 'Replaces the whole path.' },
  prefixRewrite: { type: 'string', means: 'path', since: '1.31', doc: 'Replaces the matched prefix of the path.' },
  authority: { type: 'string', doc: 'Replaces the host.' },
  scheme: {
    type: 'string',
    grammar: 'redirect-scheme',
    values: ['http', 'https'],
    code: 'V-VS-55',
    doc: '`http` or `https`.',
  },
  port: {
    type: 'int',
    min: 1,
    max: 65535,
    zero: 'unset',
    code: 'V-VS-56',
    group: 'redirectPort',
    means: 'port',
    doc: 'Replaces the port.',
  },
  derivePort: {
    type: 'enum',
    values: ['FROM_PROTOCOL_DEFAULT', 'FROM_REQUEST_PORT'],
    group: 'redirectPort',
    doc: 'Takes the port from the scheme, or keeps that of the request.',
  },
  redirectCode: {
    type: 'int',
    min: 300,
    max: 399,
    zero: 'unset',
    code: 'V-VS-54',
    default: 301,
    means: 'status',
    doc: 'HTTP status of the redirect: 301, 302, 303, 307 or 308.',
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
    doc: 'HTTP status to answer with.',
  },
  body: {
    type: 'object',
    fields: {
      string: { type: 'string', group: 'body', doc: 'The body as text.' },
      bytes: { type: 'string', group: 'body', doc: 'The body in base64.' },
    } satisfies Fields<NonNullable<HttpDirectResponse['body']>>,
    doc: 'The body to answer with; at most 1 MiB.',
  },
} satisfies Fields<HttpDirectResponse>;

export const rewriteFields = {
  uri: { type: 'string', means: 'path', doc: 'Replaces the path, or its matched prefix.' },
  authority: { type: 'string', doc: 'Replaces the Host header.' },
  uriRegexRewrite: {
    type: 'object',
    fields: {
      match: { type: 'string', means: 'regex', fill: true, doc: 'RE2 pattern of the part to replace.' },
      rewrite: { type: 'string', fill: true, doc: 'The replacement; `\\1` to `\\9` stand for captured groups.' },
    } satisfies Fields<NonNullable<HttpRewrite['uriRegexRewrite']>>,
    doc: 'Rewrites the path by a pattern.',
  },
} satisfies Fields<HttpRewrite>;

export const retriesFields = {
  attempts: {
    type: 'int',
    format: 'int32',
    min: 0,
    code: 'V-VS-60',
    default: 2,
    doc: 'How often to try again; 0 switches retries off.',
  },
  perTryTimeout: {
    type: 'duration',
    range: 'set',
    code: 'V-VS-62',
    doc: 'Time limit of one try; default is the timeout of the rule.',
  },
  retryOn: {
    type: 'string',
    values: retryConditions,
    default: 'connect-failure,refused-stream,unavailable,cancelled',
    doc: 'Conditions to retry on, separated by commas without blanks.',
  },
  retryRemoteLocalities: { type: 'bool', doc: 'Whether retries may go to other localities.' },
  retryIgnorePreviousHosts: {
    type: 'bool',
    since: '1.26',
    default: true,
    doc: 'Whether retries avoid the hosts tried before.',
  },
  backoff: {
    type: 'duration',
    range: 'set',
    code: 'V-VS-62',
    since: '1.26',
    default: '25ms',
    doc: 'Least wait between tries.',
  },
} satisfies Fields<HttpRetry>;
