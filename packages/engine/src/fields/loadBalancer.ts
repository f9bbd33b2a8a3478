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
  },
  path: { type: 'string', means: 'path' },
  ttl: {
    type: 'duration',
    range: 'any',
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
        },
        value: { type: 'string' },
      } satisfies Fields<NonNullable<HttpCookie['attributes']>[number]>,
    },
    since: '1.28',
  },
} satisfies Fields<HttpCookie>;

const consistentHash = {
  httpHeaderName: { type: 'string', group: 'hashKey', means: 'header' },
  httpCookie: { type: 'object', fields: httpCookie, group: 'hashKey' },
  useSourceIp: { type: 'bool', group: 'hashKey' },
  httpQueryParameterName: { type: 'string', group: 'hashKey' },
  ringHash: {
    type: 'object',
    fields: { minimumRingSize: { type: 'int', format: 'uint64', default: 1024 } },
    group: 'hashAlgorithm',
  },
  maglev: {
    type: 'object',
    fields: { tableSize: { type: 'int', format: 'uint64', default: 65537 } },
    group: 'hashAlgorithm',
  },
  minimumRingSize: {
    type: 'int',
    format: 'uint64',
    deprecated: 'ringHash.minimumRingSize',
  },
} satisfies Fields<ConsistentHash>;

const failover = {
  type: 'list',
  of: {
    type: 'object',
    fields: {
      from: { type: 'string' },
      to: { type: 'string' },
    } satisfies Fields<LocalityFailover>,
  },
} as const satisfies Field;

const failoverPriority = strings();

const localityLbSetting = {
  distribute: {
    type: 'list',
    of: {
      type: 'object',
      fields: {
        from: { type: 'string' },
        to: {
          type: 'map',
          of: { type: 'int', min: 1, max: 100, code: 'V-DR-25', means: 'percentage' },
        },
      } satisfies Fields<NonNullable<LocalityLbSetting['distribute']>[number]>,
    },
  },
  failover,
  failoverPriority,
  enabled: { type: 'bool' },
} satisfies Fields<LocalityLbSetting>;

const zoneAwareLbSetting = {
  failover,
  failoverPriority,
  minClusterSize: { type: 'int', min: 1, code: 'V-DR-30', default: 6 },
  enabled: { type: 'bool' },
} satisfies Fields<ZoneAwareLbSetting>;

const warmup = {
  duration: {
    type: 'duration',
    range: 'set',
    required: 'V-DR-31',
    code: 'V-DR-31',
  },
  minimumPercent: {
    type: 'number',
    min: 0,
    max: 100,
    code: 'V-DR-31',
    default: 10,
    means: 'percentage',
  },
  aggression: {
    type: 'number',
    min: Number.MIN_VALUE,
    code: 'V-DR-31',
    default: 1,
  },
} satisfies Fields<Warmup>;

const backendUtilization = {
  errorUtilizationPenaltyPercent: { type: 'int', means: 'percentage' },
  metricNamesForComputingUtilization: strings(),
  weightExpirationPeriod: { type: 'duration', range: 'any' },
  weightStabilizationPeriod: {
    type: 'duration',
    range: 'any',
  },
  weightUpdatePeriod: { type: 'duration', range: 'any' },
} satisfies Fields<BackendUtilization>;

export const loadBalancerFields = {
  simple: {
    type: 'enum',
    // The proto numbers the names otherwise (LEAST_REQUEST is 5); the CRD refuses numbers, so no number is ever used.
    values: ['UNSPECIFIED', 'LEAST_CONN', 'RANDOM', 'PASSTHROUGH', 'ROUND_ROBIN', 'LEAST_REQUEST'],
    group: 'policy',
    default: 'LEAST_REQUEST',
  },
  consistentHash: {
    type: 'object',
    fields: consistentHash,
    group: 'policy',
  },
  backendUtilization: {
    type: 'object',
    fields: backendUtilization,
    group: 'policy',
    since: '1.32',
  },
  localityLbSetting: { type: 'object', fields: localityLbSetting },
  zoneAwareLbSetting: {
    type: 'object',
    fields: zoneAwareLbSetting,
    since: '1.31',
  },
  warmupDurationSecs: {
    type: 'duration',
    range: 'at-least-1ms',
    code: 'V-DR-31',
    deprecated: 'warmup',
  },
  warmup: { type: 'object', fields: warmup, since: '1.24' },
} satisfies Fields<LoadBalancer>;
