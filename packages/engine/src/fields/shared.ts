// Fields that several kinds have in common: label selectors, exportTo, percentages, references to hosts.
import type { Field, Fields, Table } from '../field.ts';
import type { Destination } from '../model/virtualService.ts';

/** The protocols of Gateway, ServiceEntry and Sidecar ports; any case will do. */
export const protocols = [
  'HTTP',
  'HTTPS',
  'HTTP2',
  'GRPC',
  'GRPC-WEB',
  'TLS',
  'TCP',
  'MONGO',
  'REDIS',
  'MYSQL',
] as const;

/** Labels as Istio's webhook reads them; the id is that of a malformed one. */
export function labels(code: string): Field & { readonly type: 'map' } {
  return {
    type: 'map',
    keys: 'label-key',
    of: { type: 'string', grammar: 'label-value', code },
    means: 'label',
    code,
  };
}

/** A workload selector of labels without stars; the id is that of a bad entry. */
export function selectorLabels(code: string, maxProperties: number): Field & { readonly type: 'map' } {
  return {
    type: 'map',
    keys: 'selector-key',
    of: { type: 'string', grammar: 'selector-value', maxLength: 63, code },
    maxProperties,
    means: 'label',
    code,
  };
}

export function strings(): Field & { readonly type: 'list' } {
  return { type: 'list', of: { type: 'string' } };
}

export function exportTo(): Field & { readonly type: 'list' } {
  return {
    type: 'list',
    of: { type: 'string', means: 'visibility' },
    default: ['*'],
  };
}

/** A share in percent, 0 to 100, with fractions. */
export function percentage(code: string, least = 0): Field & { readonly type: 'object' } {
  return {
    type: 'object',
    fields: {
      value: { type: 'number', min: least, max: 100, zero: 'unset', fill: true, code, means: 'percentage' },
    } satisfies Fields<{ readonly value: number }>,
  };
}

interface DestinationCodes {
  readonly host: string;
  readonly subset: string;
  readonly port: string;
}

function destinationTable(codes: DestinationCodes): Table {
  return {
    host: {
      type: 'string',
      required: codes.host,
      grammar: 'destination-host',
      code: codes.host,
      means: 'host',
    },
    subset: {
      type: 'string',
      grammar: 'dns-label',
      code: codes.subset,
      means: 'subset',
    },
    port: {
      type: 'object',
      fields: {
        number: {
          type: 'int',
          min: 1,
          max: 65535,
          fill: true,
          code: codes.port,
          means: 'port',
        },
      },
    },
  } satisfies Fields<Destination>;
}

export const destinationFields = destinationTable({ host: 'V-VS-69', subset: 'V-VS-70', port: 'V-VS-71' });
export const egressProxyFields = destinationTable({ host: 'V-SC-19', subset: 'V-SC-19', port: 'V-SC-19' });
