// The fields of Kubernetes' own kinds, as far as routing, hover and forms need them. `any` and `open` keep what lies
// outside. Sources: k8s.io/api core/v1, apps/v1, discovery/v1; k8s.io/apimachinery meta/v1.
import type { Field, Fields, Table } from '../field.ts';
import type { ServicePort } from '../model/service.ts';
import { strings } from './shared.ts';

const any = (): Field => ({ type: 'any' });
const text = (): Field => ({ type: 'string' });
const bool = (): Field => ({ type: 'bool' });
const port = (): Field => ({ type: 'int', format: 'int32', means: 'port' });
const textMap = (): Field => ({
  type: 'map',
  of: { type: 'string' },
  means: 'label',
});

const metadataFields = {
  name: text(),
  generateName: text(),
  namespace: { type: 'string', means: 'namespace', default: 'default' },
  labels: textMap(),
  annotations: textMap(),
  creationTimestamp: text(),
  uid: any(),
  resourceVersion: any(),
  generation: any(),
  selfLink: any(),
  ownerReferences: any(),
  finalizers: any(),
  managedFields: any(),
  deletionTimestamp: any(),
  deletionGracePeriodSeconds: any(),
} satisfies Table;

/** Labels and annotations in the form that the API server asks for. */
const strictMetadata: Table = {
  ...metadataFields,
  labels: {
    type: 'map',
    keys: 'label-key',
    of: { type: 'string', grammar: 'object-label-value', code: 'metadata/label' },
    means: 'label',
    code: 'metadata/label',
  },
  annotations: {
    type: 'map',
    keys: 'annotation-key',
    of: { type: 'string' },
    code: 'metadata/annotation',
  },
};

/** The keys that every object has. */
export const objectFields: Table = {
  apiVersion: text(),
  kind: text(),
  metadata: { type: 'object', fields: strictMetadata },
  status: any(),
};

const servicePort = {
  name: { type: 'string', means: 'port-name' },
  port: { ...port(), fill: true },
  targetPort: { type: 'intOrString', means: 'port' },
  protocol: { ...text(), default: 'TCP' },
  appProtocol: { type: 'string', means: 'protocol' },
  nodePort: port(),
} satisfies Fields<ServicePort>;

export const serviceFields: Table = {
  type: { ...text(), default: 'ClusterIP' },
  selector: textMap(),
  ports: { type: 'list', of: { type: 'object', fields: servicePort } },
  clusterIP: text(),
  clusterIPs: strings(),
  externalName: { type: 'string', means: 'host' },
  publishNotReadyAddresses: bool(),
  internalTrafficPolicy: { ...text(), default: 'Cluster' },
  externalTrafficPolicy: text(),
  externalIPs: strings(),
  loadBalancerIP: text(),
  loadBalancerSourceRanges: strings(),
  loadBalancerClass: text(),
  allocateLoadBalancerNodePorts: bool(),
  healthCheckNodePort: port(),
  sessionAffinity: text(),
  sessionAffinityConfig: any(),
  ipFamilies: strings(),
  ipFamilyPolicy: text(),
  trafficDistribution: text(),
};

const endpoint = {
  addresses: strings(),
  conditions: {
    type: 'object',
    fields: {
      ready: bool(),
      serving: bool(),
      terminating: bool(),
    },
  },
  hostname: text(),
  targetRef: any(),
  deprecatedTopology: any(),
  nodeName: text(),
  zone: text(),
  hints: any(),
} satisfies Table;

export const endpointSliceFields: Table = {
  addressType: text(),
  endpoints: {
    type: 'list',
    of: { type: 'object', fields: endpoint },
  },
  ports: {
    type: 'list',
    of: {
      type: 'object',
      fields: {
        name: text(),
        port: port(),
        protocol: text(),
        appProtocol: text(),
      },
    },
  },
};

const containerPort = {
  name: text(),
  containerPort: { ...port(), fill: true },
  protocol: { ...text(), default: 'TCP' },
  hostPort: port(),
  hostIP: text(),
} satisfies Table;

export const podFields: Table = {
  containers: {
    type: 'list',
    of: {
      type: 'object',
      open: true,
      fields: {
        name: text(),
        image: text(),
        ports: {
          type: 'list',
          of: { type: 'object', fields: containerPort },
        },
      },
    },
  },
};

const template: Field = {
  type: 'object',
  fields: {
    metadata: { type: 'object', fields: metadataFields },
    spec: { type: 'object', open: true, fields: podFields },
  },
};

/** Deployment, StatefulSet, DaemonSet and ReplicaSet share what matters; the rest is Kubernetes'. */
export const workloadFields: Table = {
  replicas: { type: 'int', format: 'int32', default: 1 },
  selector: {
    type: 'object',
    fields: { matchLabels: textMap(), matchExpressions: any() },
  },
  template,
};
