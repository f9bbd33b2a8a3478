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
export function labels(doc: string, code: string): Field & { readonly type: 'map' } {
  return {
    type: 'map',
    keys: 'label-key',
    of: { type: 'string', grammar: 'label-value', doc: 'The value the label must have.', code },
    means: 'label',
    code,
    doc,
  };
}

/** A workload selector of labels without stars; the id is that of a bad entry. */
export function selectorLabels(doc: string, code: string, maxProperties: number): Field & { readonly type: 'map' } {
  return {
    type: 'map',
    keys: 'selector-key',
    of: { type: 'string', grammar: 'selector-value', maxLength: 63, doc: 'The value the label must have.', code },
    maxProperties,
    means: 'label',
    code,
    doc,
  };
}

export function strings(doc: string, item: string): Field & { readonly type: 'list' } {
  return { type: 'list', of: { type: 'string', doc: item }, doc };
}

export function exportTo(doc: string): Field & { readonly type: 'list' } {
  return {
    type: 'list',
    of: { type: 'string', means: 'visibility', doc: '`.` (this namespace), `*` (all) or the name of a namespace.' },
    default: ['*'],
    doc,
  };
}

/** A share in percent, 0 to 100, with fractions. */
export function percentage(doc: string, code: string, least = 0): Field & { readonly type: 'object' } {
  return {
    type: 'object',
    fields: {
      value: { type: 'number', min: least, max: 100, zero: 'unset', fill: true, code, means: 'percentage', doc },
    } satisfies Fields<{ readonly value: number }>,
    doc,
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
      doc: 'The service by name; a short name means the namespace of this resource.',
    },
    subset: {
      type: 'string',
      grammar: 'dns-label',
      code: codes.subset,
      means: 'subset',
      doc: 'A subset that a DestinationRule of this host defines.',
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
          doc: 'The port of the service, by number.',
        },
      },
      doc: 'Which port of the service; may be left out when it has only one.',
    },
  } satisfies Fields<Destination>;
}

export const destinationFields = destinationTable({ host: 'V-VS-69', subset: 'V-VS-70', port: 'V-VS-71' });
export const egressProxyFields = destinationTable({ host: 'V-SC-19', subset: 'V-SC-19', port: 'V-SC-19' });
