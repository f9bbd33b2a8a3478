// The fields of a connection pool, of a DestinationRule or a Sidecar.
// Source: istio/api networking/v1alpha3/destination_rule.proto (ConnectionPoolSettings) and its CRD schema.
import type { Field, Fields, Table } from '../field.ts';
import type { ConnectionPool, HttpPool, TcpKeepalive, TcpPool } from '../model/destinationRule.ts';

interface PoolCodes {
  /** The finding of a negative number. */
  readonly limit: string;
  /** The finding of a bad duration. */
  readonly duration: string;
}

function poolTable(codes: PoolCodes): Table {
  const limit = (doc: string) =>
    ({ type: 'int', format: 'int32', min: 0, code: codes.limit, doc }) as const satisfies Field;
  const duration = (doc: string) =>
    ({ type: 'duration', range: 'set', code: codes.duration, doc }) as const satisfies Field;

  const tcpKeepalive = {
    probes: { type: 'int', default: 9, doc: 'Unanswered probes before the connection is dead.' },
    time: { ...duration('Idle time before the first probe.'), default: '7200s' },
    interval: { ...duration('Time between probes.'), default: '75s' },
  } satisfies Fields<TcpKeepalive>;

  const tcp = {
    maxConnections: limit('Most connections to a host; default 2^32-1.'),
    connectTimeout: { ...duration('Time limit for connecting.'), default: '10s' },
    tcpKeepalive: { type: 'object', fields: tcpKeepalive, doc: 'Keeps idle connections alive by probes.' },
    maxConnectionDuration: duration('Longest life of a connection.'),
    idleTimeout: { ...duration('Idle connections close after this; 0s never.'), range: 'or-zero', default: '1h' },
  } satisfies Fields<TcpPool>;

  const http = {
    http1MaxPendingRequests: limit('Most requests that wait for a connection; default 2^32-1.'),
    http2MaxRequests: limit('Most requests at once; default 2^32-1.'),
    maxRequestsPerConnection: { ...limit('Requests after which a connection closes; 0 is no limit.'), default: 0 },
    maxRetries: limit('Most retries at once; default 2^32-1.'),
    idleTimeout: { ...duration('Idle connections close after this.'), default: '1h' },
    h2UpgradePolicy: {
      type: 'enum',
      values: ['DEFAULT', 'DO_NOT_UPGRADE', 'UPGRADE'],
      default: 'DEFAULT',
      doc: 'Whether HTTP/1.1 is sent on as HTTP/2.',
    },
    useClientProtocol: { type: 'bool', default: false, doc: 'Sends on in the protocol of the client.' },
    maxConcurrentStreams: limit('Most streams of one HTTP/2 connection.'),
    http2KeepAlive: {
      type: 'object',
      fields: {
        interval: duration('Time between pings.'),
        timeout: duration('How long to wait for the answer.'),
      } satisfies Fields<NonNullable<HttpPool['http2KeepAlive']>>,
      doc: 'Keeps HTTP/2 connections alive by pings.',
    },
  } satisfies Fields<HttpPool>;

  return {
    tcp: { type: 'object', fields: tcp, doc: 'Limits for all connections.' },
    http: { type: 'object', fields: http, doc: 'Limits for HTTP requests.' },
  } satisfies Fields<ConnectionPool>;
}

export const connectionPoolFields = poolTable({ limit: 'V-DR-12', duration: 'V-DR-13' });
export const sidecarPoolFields = poolTable({ limit: 'V-SC-12', duration: 'V-SC-12' });
