// The fields of one HTTP rule of a VirtualService but for its matches (httpMatch.ts) and some actions (httpActions.ts).
// Source: istio/api networking/v1alpha3/virtual_service.proto and its CRD schema.
import type { Field, Fields } from '../field.ts';
import { corsMethodNames, grpcStatusNames } from '../grammar.ts';
import type {
  CorsPolicy,
  HeaderOperations,
  Headers,
  HttpFaultInjection,
  HttpMirrorPolicy,
  HttpRoute,
  RouteDestination,
} from '../model/virtualService.ts';
import { directResponseFields, redirectFields, retriesFields, rewriteFields } from './httpActions.ts';
import { httpMatchFields, stringMatchFields } from './httpMatch.ts';
import { destinationFields, percentage, strings } from './shared.ts';

function headerMap(doc: string): Field & { readonly type: 'map' } {
  return {
    type: 'map',
    of: { type: 'string', doc: 'The value; `%VARIABLE%` is filled in, `%%` is a percent sign.' },
    means: 'header',
    doc,
  };
}

const headerOperations = {
  set: headerMap('Headers to overwrite.'),
  add: headerMap('Headers to append to.'),
  remove: { ...strings('Headers to take away.', 'Name of a header.'), means: 'header' },
} satisfies Fields<HeaderOperations>;

const headers = {
  request: { type: 'object', fields: headerOperations, doc: 'Changes to the request before it is sent on.' },
  response: { type: 'object', fields: headerOperations, doc: 'Changes to the response before it is sent back.' },
} satisfies Fields<Headers>;

const routeDestination = {
  destination: {
    type: 'object',
    fields: destinationFields,
    required: 'V-VS-68',
    doc: 'The service that takes the request.',
  },
  weight: {
    type: 'int',
    format: 'int32',
    min: 0,
    code: 'V-VS-72',
    means: 'weight',
    doc: 'Share of the requests, relative to the other destinations of the rule.',
  },
  headers: { type: 'object', fields: headers, doc: 'Header changes for this destination only.' },
} satisfies Fields<RouteDestination>;

const fault = {
  delay: {
    type: 'object',
    fields: {
      fixedDelay: {
        type: 'duration',
        range: 'set',
        code: 'V-VS-48',
        group: 'delay',
        doc: 'How long to hold the request.',
      },
      exponentialDelay: {
        type: 'duration',
        range: 'any',
        group: 'delay',
        code: 'V-VS-49',
        deprecated: 'fixedDelay',
        doc: 'Not supported.',
      },
      percentage: percentage('Share of the requests to delay, in percent.', 'V-VS-43', 0.0001),
      percent: {
        type: 'int',
        format: 'int32',
        deprecated: 'percentage',
        doc: 'Whole percents of the requests to delay.',
      },
    } satisfies Fields<NonNullable<HttpFaultInjection['delay']>>,
    doc: 'Holds requests before sending them on.',
  },
  abort: {
    type: 'object',
    fields: {
      httpStatus: {
        type: 'int',
        format: 'int32',
        min: 200,
        max: 600,
        code: 'V-VS-45',
        group: 'error',
        means: 'status',
        doc: 'HTTP status to answer with.',
      },
      grpcStatus: {
        type: 'string',
        values: grpcStatusNames,
        group: 'error',
        doc: 'gRPC status to answer with, such as `UNAVAILABLE`.',
      },
      http2Error: { type: 'string', group: 'error', deprecated: 'httpStatus', doc: 'Not supported.' },
      percentage: percentage('Share of the requests to abort, in percent.', 'V-VS-43', 0.0001),
    } satisfies Fields<NonNullable<HttpFaultInjection['abort']>>,
    doc: 'Answers requests with an error instead of sending them on.',
  },
} satisfies Fields<HttpFaultInjection>;

const mirrorPolicy = {
  destination: {
    type: 'object',
    fields: destinationFields,
    required: 'V-VS-24',
    doc: 'The service that gets the copies.',
  },
  percentage: percentage('Share of the requests to copy, in percent; default all.', 'V-VS-23'),
} satisfies Fields<HttpMirrorPolicy>;

const corsHeaders = {
  type: 'string',
  grammar: 'cors-header',
  code: 'V-VS-40',
  means: 'header',
  doc: 'Name of a header, or `*`.',
} as const satisfies Field;

const corsPolicy = {
  allowOrigins: {
    type: 'list',
    of: {
      type: 'stringMatch',
      fields: stringMatchFields,
      notEmpty: true,
      code: 'V-VS-38',
      doc: 'Which Origin headers are allowed.',
    },
    doc: 'Origins that may call; each by exact text, prefix or regex.',
  },
  allowOrigin: { ...strings('Origins that may call, exact or `*`.', 'An origin.'), deprecated: 'allowOrigins' },
  allowMethods: {
    type: 'list',
    of: {
      type: 'string',
      grammar: 'cors-method',
      values: corsMethodNames,
      code: 'V-VS-39',
      doc: 'HTTP method in upper case, or `*`.',
    },
    doc: 'Methods that a preflight answer allows.',
  },
  allowHeaders: { type: 'list', of: corsHeaders, doc: 'Request headers that a preflight answer allows.' },
  exposeHeaders: { type: 'list', of: corsHeaders, doc: 'Response headers that scripts may read.' },
  maxAge: {
    type: 'duration',
    range: 'set',
    code: 'V-VS-41',
    doc: 'How long browsers may keep a preflight answer; whole seconds.',
  },
  allowCredentials: { type: 'bool', doc: 'Whether cookies and credentials may be sent along.' },
  unmatchedPreflights: {
    type: 'enum',
    values: ['UNSPECIFIED', 'FORWARD', 'IGNORE'],
    default: 'FORWARD',
    since: '1.23',
    doc: 'What happens to a preflight whose origin is not allowed.',
  },
} satisfies Fields<CorsPolicy>;

const delegate = {
  name: { type: 'string', means: 'virtual-service', doc: 'Name of a VirtualService without hosts.' },
  namespace: { type: 'string', means: 'namespace', doc: 'Its namespace; default that of this resource.' },
} satisfies Fields<NonNullable<HttpRoute['delegate']>>;

export const httpRouteFields = {
  name: { type: 'string', doc: 'Name for logs and messages.' },
  match: {
    type: 'list',
    of: { type: 'object', fields: httpMatchFields, doc: 'Conditions that must all hold.' },
    doc: 'The rule applies when one of these matches; without matches always.',
  },
  route: {
    type: 'list',
    of: { type: 'object', fields: routeDestination, doc: 'One destination and its share.' },
    doc: 'Where requests go, shared out by weight.',
  },
  redirect: {
    type: 'object',
    fields: redirectFields,
    doc: 'Sends the client elsewhere; excludes route and directResponse.',
  },
  directResponse: {
    type: 'object',
    fields: directResponseFields,
    doc: 'Answers at once; excludes route and redirect.',
  },
  delegate: { type: 'object', fields: delegate, doc: 'Another VirtualService whose rules take over.' },
  rewrite: { type: 'object', fields: rewriteFields, doc: 'Changes path or host before the request is sent on.' },
  timeout: {
    type: 'duration',
    range: 'set',
    code: 'V-VS-67',
    doc: 'Time limit of the whole request, retries included; default none.',
  },
  retries: { type: 'object', fields: retriesFields, doc: 'When and how often to try again.' },
  fault: { type: 'object', fields: fault, doc: 'Delays or errors to inject.' },
  mirror: {
    type: 'object',
    fields: destinationFields,
    doc: 'A service that gets a copy of each request; answers are dropped.',
  },
  mirrorPercent: {
    type: 'int',
    max: 100,
    code: 'V-VS-23',
    aliases: ['mirror_percent'],
    deprecated: 'mirrorPercentage',
    doc: 'Whole percents of the requests to mirror.',
  },
  mirrorPercentage: percentage('Share of the requests to mirror, in percent; default all.', 'V-VS-23'),
  mirrors: {
    type: 'list',
    of: { type: 'object', fields: mirrorPolicy, doc: 'One service and its share of copies.' },
    nullItem: 'V-VS-24',
    doc: 'Several services that get copies; excludes mirror.',
  },
  corsPolicy: { type: 'object', fields: corsPolicy, doc: 'Which pages of other origins may call.' },
  headers: { type: 'object', fields: headers, doc: 'Header changes for all destinations of the rule.' },
} satisfies Fields<HttpRoute>;
