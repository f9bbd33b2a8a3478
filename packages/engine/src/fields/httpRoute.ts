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

function headerMap(): Field & { readonly type: 'map' } {
  return {
    type: 'map',
    of: { type: 'string' },
    means: 'header',
  };
}

const headerOperations = {
  set: headerMap(),
  add: headerMap(),
  remove: { ...strings(), means: 'header' },
} satisfies Fields<HeaderOperations>;

const headers = {
  request: { type: 'object', fields: headerOperations },
  response: { type: 'object', fields: headerOperations },
} satisfies Fields<Headers>;

const routeDestination = {
  destination: {
    type: 'object',
    fields: destinationFields,
    required: 'V-VS-68',
  },
  weight: {
    type: 'int',
    format: 'int32',
    min: 0,
    code: 'V-VS-72',
    means: 'weight',
  },
  headers: { type: 'object', fields: headers },
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
      },
      exponentialDelay: {
        type: 'duration',
        range: 'any',
        group: 'delay',
        code: 'V-VS-49',
        deprecated: 'fixedDelay',
      },
      percentage: percentage('V-VS-43', 0.0001),
      percent: {
        type: 'int',
        format: 'int32',
        deprecated: 'percentage',
      },
    } satisfies Fields<NonNullable<HttpFaultInjection['delay']>>,
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
      },
      grpcStatus: {
        type: 'string',
        values: grpcStatusNames,
        group: 'error',
      },
      http2Error: { type: 'string', group: 'error', deprecated: 'httpStatus' },
      percentage: percentage('V-VS-43', 0.0001),
    } satisfies Fields<NonNullable<HttpFaultInjection['abort']>>,
  },
} satisfies Fields<HttpFaultInjection>;

const mirrorPolicy = {
  destination: {
    type: 'object',
    fields: destinationFields,
    required: 'V-VS-24',
  },
  percentage: percentage('V-VS-23'),
} satisfies Fields<HttpMirrorPolicy>;

const corsHeaders = {
  type: 'string',
  grammar: 'cors-header',
  code: 'V-VS-40',
  means: 'header',
} as const satisfies Field;

const corsPolicy = {
  allowOrigins: {
    type: 'list',
    of: {
      type: 'stringMatch',
      fields: stringMatchFields,
      notEmpty: true,
      code: 'V-VS-38',
    },
  },
  allowOrigin: { ...strings(), deprecated: 'allowOrigins' },
  allowMethods: {
    type: 'list',
    of: {
      type: 'string',
      grammar: 'cors-method',
      values: corsMethodNames,
      code: 'V-VS-39',
    },
  },
  allowHeaders: { type: 'list', of: corsHeaders },
  exposeHeaders: { type: 'list', of: corsHeaders },
  maxAge: {
    type: 'duration',
    range: 'set',
    code: 'V-VS-41',
  },
  allowCredentials: { type: 'bool' },
  unmatchedPreflights: {
    type: 'enum',
    values: ['UNSPECIFIED', 'FORWARD', 'IGNORE'],
    default: 'FORWARD',
    since: '1.23',
  },
} satisfies Fields<CorsPolicy>;

const delegate = {
  name: { type: 'string', means: 'virtual-service' },
  namespace: { type: 'string', means: 'namespace' },
} satisfies Fields<NonNullable<HttpRoute['delegate']>>;

export const httpRouteFields = {
  name: { type: 'string' },
  match: {
    type: 'list',
    of: { type: 'object', fields: httpMatchFields },
  },
  route: {
    type: 'list',
    of: { type: 'object', fields: routeDestination },
  },
  redirect: {
    type: 'object',
    fields: redirectFields,
  },
  directResponse: {
    type: 'object',
    fields: directResponseFields,
  },
  delegate: { type: 'object', fields: delegate },
  rewrite: { type: 'object', fields: rewriteFields },
  timeout: {
    type: 'duration',
    range: 'set',
    code: 'V-VS-67',
  },
  retries: { type: 'object', fields: retriesFields },
  fault: { type: 'object', fields: fault },
  mirror: {
    type: 'object',
    fields: destinationFields,
  },
  mirrorPercent: {
    type: 'int',
    max: 100,
    code: 'V-VS-23',
    aliases: ['mirror_percent'],
    deprecated: 'mirrorPercentage',
  },
  mirrorPercentage: percentage('V-VS-23'),
  mirrors: {
    type: 'list',
    of: { type: 'object', fields: mirrorPolicy },
    nullItem: 'V-VS-24',
  },
  corsPolicy: { type: 'object', fields: corsPolicy },
  headers: { type: 'object', fields: headers },
} satisfies Fields<HttpRoute>;
