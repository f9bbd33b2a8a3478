// Which header values Envoy accepts as templates when it loads a configuration (R-ACT-35): the command must be one it knows,
// with or without parameters as it wants them. Evaluating them is Envoy's half.
// Source: envoy source/common/formatter/{http_specific_formatter,stream_info_formatter}.cc.

type Parameters = 'needed' | 'optional' | 'none';

const sides = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [`UPSTREAM_${name}`, `DOWNSTREAM_${name}`]);

const withParameters = [
  'REQ',
  'RESP',
  'TRAILER',
  'REQ_WITHOUT_QUERY',
  'DYNAMIC_METADATA',
  'CLUSTER_METADATA',
  'UPSTREAM_METADATA',
  'FILTER_STATE',
  'UPSTREAM_FILTER_STATE',
  'ENVIRONMENT',
  'COMMON_DURATION',
  'QUERY_PARAM',
  'COALESCE',
  'CEL',
  'TYPED_CEL',
  'METADATA',
];
const withOptional = [
  'START_TIME',
  'START_TIME_LOCAL',
  'EMIT_TIME',
  'EMIT_TIME_LOCAL',
  ...sides(['PEER_CERT_V_START', 'PEER_CERT_V_END']),
  'GRPC_STATUS',
  'PATH',
  'REQUESTED_SERVER_NAME',
];
const withoutParameters = [
  'ACCESS_LOG_TYPE',
  'BYTES_RECEIVED',
  'BYTES_RETRANSMITTED',
  'BYTES_SENT',
  'CONNECTION_ID',
  'CONNECTION_TERMINATION_DETAILS',
  'CUSTOM_FLAGS',
  'DOWNSTREAM_HANDSHAKE_DURATION',
  'DURATION',
  'FILTER_CHAIN_NAME',
  'GRPC_STATUS_NUMBER',
  'HOSTNAME',
  'LOCAL_REPLY_BODY',
  'PACKETS_RETRANSMITTED',
  'PROTOCOL',
  'QUERY_PARAMS',
  'REQUEST_DURATION',
  'REQUEST_HEADERS_BYTES',
  'REQUEST_TX_DURATION',
  'RESPONSE_CODE',
  'RESPONSE_CODE_DETAILS',
  'RESPONSE_DURATION',
  'RESPONSE_FLAGS',
  'RESPONSE_FLAGS_LONG',
  'RESPONSE_HEADERS_BYTES',
  'RESPONSE_TRAILERS_BYTES',
  'RESPONSE_TX_DURATION',
  'ROUNDTRIP_DURATION',
  'ROUTE_NAME',
  'STREAM_ID',
  'TLS_JA3_FINGERPRINT',
  'TLS_JA4_FINGERPRINT',
  'TRACE_ID',
  'UNIQUE_ID',
  'UPSTREAM_CLUSTER',
  'UPSTREAM_CLUSTER_RAW',
  'UPSTREAM_CONNECTION_ID',
  'UPSTREAM_CONNECTION_POOL_READY_DURATION',
  'UPSTREAM_HOST',
  'UPSTREAM_HOST_NAME',
  'UPSTREAM_HOST_NAME_WITHOUT_PORT',
  'UPSTREAM_PROTOCOL',
  'UPSTREAM_REQUEST_ATTEMPT_COUNT',
  'VIRTUAL_CLUSTER_NAME',
  'VIRTUAL_HOST_NAME',
  ...sides([
    'DIRECT_LOCAL_ADDRESS',
    'DIRECT_LOCAL_ADDRESS_WITHOUT_PORT',
    'DIRECT_REMOTE_ADDRESS',
    'DIRECT_REMOTE_ADDRESS_WITHOUT_PORT',
    'HEADER_BYTES_RECEIVED',
    'HEADER_BYTES_SENT',
    'LOCAL_ADDRESS',
    'LOCAL_ADDRESS_WITHOUT_PORT',
    'LOCAL_DNS_SAN',
    'LOCAL_EMAIL_SAN',
    'LOCAL_IP_SAN',
    'LOCAL_OTHERNAME_SAN',
    'LOCAL_PORT',
    'LOCAL_SUBJECT',
    'LOCAL_URI_SAN',
    'PEER_CERT',
    'PEER_DNS_SAN',
    'PEER_EMAIL_SAN',
    'PEER_FINGERPRINT_1',
    'PEER_FINGERPRINT_256',
    'PEER_IP_SAN',
    'PEER_ISSUER',
    'PEER_OTHERNAME_SAN',
    'PEER_SERIAL',
    'PEER_SUBJECT',
    'PEER_URI_SAN',
    'REMOTE_ADDRESS',
    'REMOTE_ADDRESS_WITHOUT_PORT',
    'REMOTE_PORT',
    'TLS_CIPHER',
    'TLS_SESSION_ID',
    'TLS_VERSION',
    'TRANSPORT_FAILURE_REASON',
    'WIRE_BYTES_RECEIVED',
    'WIRE_BYTES_SENT',
  ]),
];

const commands: ReadonlyMap<string, Parameters> = new Map([
  ...withParameters.map((name) => [name, 'needed'] as const),
  ...withOptional.map((name) => [name, 'optional'] as const),
  ...withoutParameters.map((name) => [name, 'none'] as const),
]);

const pattern = /%%|%([A-Z0-9_]+)(\([^)]*\))?(?::\d+)?%/g;

/** @returns the command that makes Envoy refuse the value, or undefined */
export function refusedCommand(value: string): string | undefined {
  if (!value.includes('%')) return undefined;
  for (const [whole, name, parameters] of value.matchAll(pattern)) {
    if (whole === '%%' || name === undefined) continue;
    const wanted = commands.get(name);
    if (!wanted) return name;
    if (wanted === 'needed' && (parameters === undefined || parameters === '()')) return name;
    if (wanted === 'none' && parameters !== undefined) return name;
  }
  return undefined;
}
