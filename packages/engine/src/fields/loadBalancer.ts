// The fields of load balancing in a DestinationRule.
// Source: istio/api networking/v1alpha3/destination_rule.proto (LoadBalancerSettings) and its CRD schema.
import type { Field, Fields } from '../field.ts';
import type {
  BackendUtilization,
  ConsistentHash,
  HttpCookie,
  LoadBalancer,
  LocalityFailover,
  LocalityLbSetting,
  Warmup,
  ZoneAwareLbSetting,
} from '../model/destinationRule.ts';
import { strings } from './shared.ts';

const httpCookie = {
  name: {
    type: 'string',
    required: 'V-DR-16',
    grammar: 'not-empty',
    code: 'V-DR-16',
    doc: 'Name of the cookie.',
  },
  path: { type: 'string', means: 'path', doc: 'Path of a generated cookie.' },
  ttl: {
    type: 'duration',
    range: 'any',
    doc: 'Life of a generated cookie; 0s is a session cookie, absent generates none.',
  },
  attributes: {
    type: 'list',
    of: {
      type: 'object',
      fields: {
        name: {
          type: 'string',
          required: 'V-DR-17',
          grammar: 'not-empty',
          code: 'V-DR-17',
          doc: 'Name of the attribute.',
        },
        value: { type: 'string', doc: 'Its value.' },
      } satisfies Fields<NonNullable<HttpCookie['attributes']>[number]>,
      doc: 'One attribute, such as SameSite.',
    },
    since: '1.28',
    doc: 'Further attributes of a generated cookie.',
  },
} satisfies Fields<HttpCookie>;

const consistentHash = {
  httpHeaderName: { type: 'string', group: 'hashKey', means: 'header', doc: 'Hash of this header.' },
  httpCookie: { type: 'object', fields: httpCookie, group: 'hashKey', doc: 'Hash of this cookie.' },
  useSourceIp: { type: 'bool', group: 'hashKey', doc: 'Hash of the client address.' },
  httpQueryParameterName: { type: 'string', group: 'hashKey', doc: 'Hash of this query parameter.' },
  ringHash: {
    type: 'object',
    fields: { minimumRingSize: { type: 'int', format: 'uint64', default: 1024, doc: 'Least entries of the ring.' } },
    group: 'hashAlgorithm',
    doc: 'Picks by ring hash, the default.',
  },
  maglev: {
    type: 'object',
    fields: { tableSize: { type: 'int', format: 'uint64', default: 65537, doc: 'Entries of the table, a prime.' } },
    group: 'hashAlgorithm',
    doc: 'Picks by Maglev.',
  },
  minimumRingSize: {
    type: 'int',
    format: 'uint64',
    deprecated: 'ringHash.minimumRingSize',
    doc: 'Least entries of the ring.',
  },
} satisfies Fields<ConsistentHash>;

const failover = {
  type: 'list',
  of: {
    type: 'object',
    fields: {
      from: { type: 'string', doc: 'A region.' },
      to: { type: 'string', doc: 'The region that takes over.' },
    } satisfies Fields<LocalityFailover>,
    doc: 'One region and the one that takes over.',
  },
  doc: 'Which region takes over when one fails.',
} as const satisfies Field;

const failoverPriority = strings(
  'Labels by which endpoints are ranked when some fail.',
  'A label key, or `key=value`.',
);

const localityLbSetting = {
  distribute: {
    type: 'list',
    of: {
      type: 'object',
      fields: {
        from: { type: 'string', doc: 'Locality of the clients, such as `us-west/zone1/*`.' },
        to: {
          type: 'map',
          of: { type: 'int', min: 1, max: 100, code: 'V-DR-25', means: 'percentage', doc: 'Share in percent.' },
          doc: 'Shares of the localities; they add up to 100.',
        },
      } satisfies Fields<NonNullable<LocalityLbSetting['distribute']>[number]>,
      doc: 'Shares for clients of one locality.',
    },
    doc: 'How traffic is shared out over localities.',
  },
  failover,
  failoverPriority,
  enabled: { type: 'bool', doc: 'Whether locality counts; default that of the mesh.' },
} satisfies Fields<LocalityLbSetting>;

const zoneAwareLbSetting = {
  failover,
  failoverPriority,
  minClusterSize: { type: 'int', min: 1, code: 'V-DR-30', default: 6, doc: 'Fewer endpoints are not split by zone.' },
  enabled: { type: 'bool', doc: 'Whether zones count; default that of the mesh.' },
} satisfies Fields<ZoneAwareLbSetting>;

const warmup = {
  duration: {
    type: 'duration',
    range: 'set',
    required: 'V-DR-31',
    code: 'V-DR-31',
    doc: 'Over which time a new endpoint gets its full share.',
  },
  minimumPercent: {
    type: 'number',
    min: 0,
    max: 100,
    code: 'V-DR-31',
    default: 10,
    means: 'percentage',
    doc: 'Share at the start.',
  },
  aggression: {
    type: 'number',
    min: Number.MIN_VALUE,
    code: 'V-DR-31',
    default: 1,
    doc: 'How fast the share grows; 1 is even.',
  },
} satisfies Fields<Warmup>;

const backendUtilization = {
  errorUtilizationPenaltyPercent: { type: 'int', means: 'percentage', doc: 'How much errors count as load.' },
  metricNamesForComputingUtilization: strings('Metrics of the load report to use.', 'Name of a metric.'),
  weightExpirationPeriod: { type: 'duration', range: 'any', doc: 'Reports older than this are forgotten.' },
  weightStabilizationPeriod: {
    type: 'duration',
    range: 'any',
    doc: 'How long an endpoint must report before it counts.',
  },
  weightUpdatePeriod: { type: 'duration', range: 'any', doc: 'How often weights are computed.' },
} satisfies Fields<BackendUtilization>;

export const loadBalancerFields = {
  simple: {
    type: 'enum',
    // The proto numbers the names otherwise (LEAST_REQUEST is 5); the CRD refuses numbers, so no number is ever used.
    values: ['UNSPECIFIED', 'LEAST_CONN', 'RANDOM', 'PASSTHROUGH', 'ROUND_ROBIN', 'LEAST_REQUEST'],
    group: 'policy',
    default: 'LEAST_REQUEST',
    doc: 'Picks without regard to the request.',
  },
  consistentHash: {
    type: 'object',
    fields: consistentHash,
    group: 'policy',
    doc: 'Picks by a part of the request, so that clients stick.',
  },
  backendUtilization: {
    type: 'object',
    fields: backendUtilization,
    group: 'policy',
    since: '1.32',
    doc: 'Picks by the load that endpoints report.',
  },
  localityLbSetting: { type: 'object', fields: localityLbSetting, doc: 'Prefers or shares out localities.' },
  zoneAwareLbSetting: {
    type: 'object',
    fields: zoneAwareLbSetting,
    since: '1.31',
    doc: 'Prefers endpoints of the own zone.',
  },
  warmupDurationSecs: {
    type: 'duration',
    range: 'at-least-1ms',
    code: 'V-DR-31',
    deprecated: 'warmup',
    doc: 'Over which time a new endpoint gets its full share.',
  },
  warmup: { type: 'object', fields: warmup, since: '1.24', doc: 'Lets new endpoints start slowly.' },
} satisfies Fields<LoadBalancer>;
