// Why a destination has no cluster or no endpoint: half sentences that end a step's sentence. In few
// words for the answer line: answer.ts.

export const clusterMessages = {
  'cluster.no-service': 'no Service or ServiceEntry has the host `{{host}}`',
  'cluster.no-service-near': 'no Service or ServiceEntry has the host `{{host}}`, the nearest is `{{near}}`',
  'cluster.refused': 'the API server refuses {{resource}}, so that `{{host}}` does not exist',
  'cluster.not-visible': '`{{host}}` exists, but its exportTo hides it from namespace {{namespace}}',
  'cluster.not-imported': '`{{host}}` exists, but the Sidecar resource of this client does not import it',
  'cluster.alias': '`{{host}}` is an ExternalName Service, which has no cluster of its own',
  'cluster.no-port': '`{{host}}` has no port {{port}}, it has {{ports}}',
  'cluster.no-subset':
    'DestinationRule {{rule}}, which applies to this client, does not define subset {{subset}} of `{{host}}` (it has: {{subsets}})',
  'cluster.no-subset-elsewhere':
    'DestinationRule {{rule}} wins for this client and does not define subset {{subset}} of `{{host}}`; {{other}} defines it, but comes later in the search or is not exported here',
  'cluster.no-rule':
    'no DestinationRule for `{{host}}` applies to this client, so that subset {{subset}} is not defined',
  'cluster.no-rule-elsewhere':
    'DestinationRule {{other}} defines subset {{subset}} of `{{host}}`, but does not apply to this client: exportTo or workloadSelector leave it out',
  'cluster.empty-subset':
    'subset {{subset}} of {{name}} wants pods labelled {{labels}}, and those that are ready have {{found}}',
  'cluster.empty-subset-no-pods': 'subset {{subset}} of {{name}} has no pod, as {{name}} has none that is ready',
  'cluster.no-selector': '`{{host}}` has no selector, and no endpoint is written for port {{port}}',
  'cluster.selects-none': '`{{host}}` selects pods labelled {{selector}}, and namespace {{namespace}} has none',
  'cluster.no-replicas': '`{{host}}` selects {{workloads}}, which is scaled to 0 replicas',
  'cluster.no-target-port':
    'no container of {{workloads}} has a port named {{target}}, the targetPort of port {{port}}',
  'cluster.no-endpoints': 'no ready pod stands behind port {{port}} of `{{host}}`',
  'cluster.no-mutual-tls': 'no pod of `{{host}}` speaks Istio’s mutual TLS, which AUTO_PASSTHROUGH needs',
  'cluster.dynamic-dns': '`{{host}}` is resolved dynamically, which its protocol or the subset does not allow',
  'cluster.no-dns-endpoints': 'nothing is left of `{{host}}` that DNS could resolve',
  'cluster.blackhole': 'unknown destinations are not let out of the mesh (REGISTRY_ONLY)',
} satisfies Readonly<Record<string, string>>;
