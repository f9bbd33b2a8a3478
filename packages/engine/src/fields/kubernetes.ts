// The fields of Kubernetes' own kinds, as far as routing, hover and forms need them. `any` and `open` keep what lies
// outside. Sources: k8s.io/api core/v1, apps/v1, discovery/v1; k8s.io/apimachinery meta/v1.
import type { Field, Fields, Table } from '../field.ts';
import type { ServicePort } from '../model/service.ts';
import { strings } from './shared.ts';

const any = (doc: string): Field => ({ type: 'any', doc });
const text = (doc: string): Field => ({ type: 'string', doc });
const bool = (doc: string): Field => ({ type: 'bool', doc });
const port = (doc: string): Field => ({ type: 'int', format: 'int32', means: 'port', doc });
const textMap = (doc: string): Field => ({
  type: 'map',
  of: { type: 'string', doc: 'The value.' },
  means: 'label',
  doc,
});

const metadataFields = {
  name: text('Name, unique among its kind in the namespace.'),
  generateName: text('Prefix from which the server makes a name.'),
  namespace: { type: 'string', means: 'namespace', default: 'default', doc: 'The namespace it lives in.' },
  labels: textMap('Labels, for selectors.'),
  annotations: textMap('Annotations, for tools.'),
  creationTimestamp: text('When it was made; the older of two rivals wins.'),
  uid: any('Set by the server.'),
  resourceVersion: any('Set by the server.'),
  generation: any('Set by the server.'),
  selfLink: any('Set by the server.'),
  ownerReferences: any('What owns it.'),
  finalizers: any('What must happen before it goes.'),
  managedFields: any('Set by the server.'),
  deletionTimestamp: any('Set by the server.'),
  deletionGracePeriodSeconds: any('Set by the server.'),
} satisfies Table;

/** Labels and annotations in the form that the API server asks for. */
const strictMetadata: Table = {
  ...metadataFields,
  labels: {
    type: 'map',
    keys: 'label-key',
    of: { type: 'string', grammar: 'object-label-value', code: 'metadata/label', doc: 'The value.' },
    means: 'label',
    code: 'metadata/label',
    doc: 'Labels, for selectors.',
  },
  annotations: {
    type: 'map',
    keys: 'annotation-key',
    of: { type: 'string', doc: 'The value.' },
    code: 'metadata/annotation',
    doc: 'Annotations, for tools.',
  },
};

/** The keys that every object has. */
export const objectFields: Table = {
  apiVersion: text('API group and version.'),
  kind: text('Kind of the object.'),
  metadata: { type: 'object', fields: strictMetadata, doc: 'Name, namespace, labels and annotations.' },
  status: any('Set by the server.'),
};

const servicePort = {
  name: { type: 'string', means: 'port-name', doc: 'Name; what stands before the first `-` tells the protocol.' },
  port: { ...port('The port that clients dial.'), fill: true },
  targetPort: { type: 'intOrString', means: 'port', doc: 'The port of the pods, by number or name; default is port.' },
  protocol: { ...text('TCP, UDP or SCTP.'), default: 'TCP' },
  appProtocol: { type: 'string', means: 'protocol', doc: 'The protocol, where the name does not tell it.' },
  nodePort: port('The port on every node.'),
} satisfies Fields<ServicePort>;

export const serviceFields: Table = {
  type: { ...text('ClusterIP, NodePort, LoadBalancer or ExternalName.'), default: 'ClusterIP' },
  selector: textMap('Labels of the pods behind the service.'),
  ports: { type: 'list', of: { type: 'object', fields: servicePort, doc: 'One port.' }, doc: 'Ports of the service.' },
  clusterIP: text('Address; `None` makes the service headless.'),
  clusterIPs: strings('Addresses, one of each family.', 'An address.'),
  externalName: { type: 'string', means: 'host', doc: 'The name that an ExternalName service stands for.' },
  publishNotReadyAddresses: bool('Whether pods that are not ready get traffic.'),
  internalTrafficPolicy: { ...text('Cluster or Local.'), default: 'Cluster' },
  externalTrafficPolicy: text('Cluster or Local.'),
  externalIPs: strings('Further addresses.', 'An address.'),
  loadBalancerIP: text('Address of the load balancer.'),
  loadBalancerSourceRanges: strings('Clients that the load balancer admits.', 'A CIDR block.'),
  loadBalancerClass: text('Which load balancer.'),
  allocateLoadBalancerNodePorts: bool('Whether a load balancer gets node ports.'),
  healthCheckNodePort: port('Where load balancers ask for health.'),
  sessionAffinity: text('None or ClientIP.'),
  sessionAffinityConfig: any('Details of the affinity.'),
  ipFamilies: strings('IPv4, IPv6.', 'A family.'),
  ipFamilyPolicy: text('SingleStack, PreferDualStack or RequireDualStack.'),
  trafficDistribution: text('PreferClose, PreferSameZone or PreferSameNode.'),
};

const endpoint = {
  addresses: strings('Addresses of the endpoint.', 'An address.'),
  conditions: {
    type: 'object',
    fields: {
      ready: bool('Whether it takes traffic; absent is yes.'),
      serving: bool('Whether it answers.'),
      terminating: bool('Whether it is going away.'),
    },
    doc: 'State of the endpoint.',
  },
  hostname: text('Host name of the endpoint.'),
  targetRef: any('The pod.'),
  deprecatedTopology: any('Former topology labels.'),
  nodeName: text('The node.'),
  zone: text('The zone.'),
  hints: any('Hints for topology.'),
} satisfies Table;

export const endpointSliceFields: Table = {
  addressType: text('IPv4, IPv6 or FQDN.'),
  endpoints: {
    type: 'list',
    of: { type: 'object', fields: endpoint, doc: 'One endpoint.' },
    doc: 'Endpoints of a service.',
  },
  ports: {
    type: 'list',
    of: {
      type: 'object',
      fields: {
        name: text('Name of the service port.'),
        port: port('The port of the endpoints.'),
        protocol: text('TCP, UDP or SCTP.'),
        appProtocol: text('The protocol.'),
      },
      doc: 'One port.',
    },
    doc: 'Ports of the endpoints.',
  },
};

const containerPort = {
  name: text('Name that a targetPort may use.'),
  containerPort: { ...port('The port the container listens on.'), fill: true },
  protocol: { ...text('TCP, UDP or SCTP.'), default: 'TCP' },
  hostPort: port('The port on the node.'),
  hostIP: text('The address on the node.'),
} satisfies Table;

export const podFields: Table = {
  containers: {
    type: 'list',
    of: {
      type: 'object',
      open: true,
      fields: {
        name: text('Name of the container.'),
        image: text('Image to run.'),
        ports: {
          type: 'list',
          of: { type: 'object', fields: containerPort, doc: 'One port.' },
          doc: 'Ports it listens on.',
        },
      },
      doc: 'One container.',
    },
    doc: 'Containers of the pod.',
  },
};

const template: Field = {
  type: 'object',
  fields: {
    metadata: { type: 'object', fields: metadataFields, doc: 'Labels and annotations of the pods.' },
    spec: { type: 'object', open: true, fields: podFields, doc: 'Containers of the pods.' },
  },
  doc: 'The pods to run.',
};

/** Deployment, StatefulSet, DaemonSet and ReplicaSet share what matters; the rest is Kubernetes'. */
export const workloadFields: Table = {
  replicas: { type: 'int', format: 'int32', default: 1, doc: 'How many pods.' },
  selector: {
    type: 'object',
    fields: { matchLabels: textMap('Labels of the pods it owns.'), matchExpressions: any('Conditions on labels.') },
    doc: 'The pods it owns.',
  },
  template,
};
