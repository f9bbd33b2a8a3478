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
  const limit = () => ({ type: 'int', format: 'int32', min: 0, code: codes.limit }) as const satisfies Field;
  const duration = () => ({ type: 'duration', range: 'set', code: codes.duration }) as const satisfies Field;

  const tcpKeepalive = {
    probes: { type: 'int', default: 9 },
    time: { ...duration(), default: '7200s' },
    interval: { ...duration(), default: '75s' },
  } satisfies Fields<TcpKeepalive>;

  const tcp = {
    maxConnections: limit(),
    connectTimeout: { ...duration(), default: '10s' },
    tcpKeepalive: { type: 'object', fields: tcpKeepalive },
    maxConnectionDuration: duration(),
    idleTimeout: { ...duration(), range: 'or-zero', default: '1h' },
  } satisfies Fields<TcpPool>;

  const http = {
    http1MaxPendingRequests: limit(),
    http2MaxRequests: limit(),
    maxRequestsPerConnection: { ...limit(), default: 0 },
    maxRetries: limit(),
    idleTimeout: { ...duration(), default: '1h' },
    h2UpgradePolicy: {
      type: 'enum',
      values: ['DEFAULT', 'DO_NOT_UPGRADE', 'UPGRADE'],
      default: 'DEFAULT',
    },
    useClientProtocol: { type: 'bool', default: false },
    maxConcurrentStreams: limit(),
    http2KeepAlive: {
      type: 'object',
      fields: {
        interval: duration(),
        timeout: duration(),
      } satisfies Fields<NonNullable<HttpPool['http2KeepAlive']>>,
    },
  } satisfies Fields<HttpPool>;

  return {
    tcp: { type: 'object', fields: tcp },
    http: { type: 'object', fields: http },
  } satisfies Fields<ConnectionPool>;
}

export const connectionPoolFields = poolTable({ limit: 'V-DR-12', duration: 'V-DR-13' });
export const sidecarPoolFields = poolTable({ limit: 'V-SC-12', duration: 'V-SC-12' });
