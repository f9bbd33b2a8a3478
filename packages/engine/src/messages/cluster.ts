// Why a destination has no cluster or no endpoint: half sentences that end a step's sentence. Under `.short` the same in a
// few words, for the answer line.

export const clusterMessages = {
  'cluster.no-service': 'no Service or ServiceEntry has the host `{{host}}`',
  'cluster.no-service.short': 'Service {{name}} is missing',
  'cluster.no-service-near': 'no Service or ServiceEntry has the host `{{host}}`, the nearest is `{{near}}`',
  'cluster.no-service-near.short': 'Service {{name}} is missing',
  'cluster.refused': 'the API server refuses {{resource}}, so that `{{host}}` does not exist',
  'cluster.refused.short': '{{resource}} is refused by the API server',
  'cluster.not-visible': '`{{host}}` exists, but its exportTo hides it from namespace {{namespace}}',
  'cluster.not-visible.short': '{{name}} is not exported to namespace {{namespace}}',
  'cluster.not-imported': '`{{host}}` exists, but the Sidecar resource of this client does not import it',
  'cluster.not-imported.short': 'the Sidecar does not import {{name}}',
  'cluster.alias': '`{{host}}` is an ExternalName Service, which has no cluster of its own',
  'cluster.alias.short': '{{name}} is an ExternalName Service',
  'cluster.no-port': '`{{host}}` has no port {{port}}, it has {{ports}}',
  'cluster.no-port.short': '{{name}} has no port {{port}}, it has {{ports}}',
  'cluster.no-subset':
    'DestinationRule {{rule}}, which applies to this client, does not define subset {{subset}} of `{{host}}` (it has: {{subsets}})',
  'cluster.no-subset.short': 'subset {{subset}} of {{name}} is not defined',
  'cluster.no-subset-elsewhere':
    'DestinationRule {{rule}} wins for this client and does not define subset {{subset}} of `{{host}}`; {{other}} defines it, but comes later in the search or is not exported here',
  'cluster.no-subset-elsewhere.short': 'subset {{subset}} of {{name}} is not defined by {{rule}}',
  'cluster.no-rule':
    'no DestinationRule for `{{host}}` applies to this client, so that subset {{subset}} is not defined',
  'cluster.no-rule.short': 'subset {{subset}} of {{name}} is not defined',
  'cluster.no-rule-elsewhere':
    'DestinationRule {{other}} defines subset {{subset}} of `{{host}}`, but does not apply to this client: exportTo or workloadSelector leave it out',
  'cluster.no-rule-elsewhere.short': 'DestinationRule {{other}} with subset {{subset}} does not apply to this client',
  'cluster.empty-subset':
    'subset {{subset}} of {{name}} wants pods labelled {{labels}}, and those that are ready have {{found}}',
  'cluster.empty-subset.short': 'no pod of {{name}} is labelled {{labels}}',
  'cluster.empty-subset-no-pods': 'subset {{subset}} of {{name}} has no pod, as {{name}} has none that is ready',
  'cluster.empty-subset-no-pods.short': '{{name}} has no ready pod',
  'cluster.no-selector': '`{{host}}` has no selector, and no endpoint is written for port {{port}}',
  'cluster.no-selector.short': '{{name}} has no selector and no endpoints',
  'cluster.selects-none': '`{{host}}` selects pods labelled {{selector}}, and namespace {{namespace}} has none',
  'cluster.selects-none.short': 'no pod is labelled {{selector}} as {{name}} wants',
  'cluster.no-replicas': '`{{host}}` selects {{workloads}}, which is scaled to 0 replicas',
  'cluster.no-replicas.short': '{{workloads}} is scaled to 0 replicas',
  'cluster.no-target-port':
    'no container of {{workloads}} has a port named {{target}}, the targetPort of port {{port}}',
  'cluster.no-target-port.short': '{{workloads}} has no port named {{target}}',
  'cluster.no-endpoints': 'no ready pod stands behind port {{port}} of `{{host}}`',
  'cluster.no-endpoints.short': '{{name}} has no ready pod',
  'cluster.no-mutual-tls': 'no pod of `{{host}}` speaks Istio’s mutual TLS, which AUTO_PASSTHROUGH needs',
  'cluster.no-mutual-tls.short': 'no pod of {{name}} speaks Istio’s mutual TLS',
  'cluster.dynamic-dns': '`{{host}}` is resolved dynamically, which its protocol or the subset does not allow',
  'cluster.dynamic-dns.short': '{{name}} cannot be resolved dynamically',
  'cluster.no-dns-endpoints': 'nothing is left of `{{host}}` that DNS could resolve',
  'cluster.no-dns-endpoints.short': '{{name}} has nothing that DNS could resolve',
  'cluster.blackhole': 'unknown destinations are not let out of the mesh (REGISTRY_ONLY)',
  'cluster.blackhole.short': 'unknown destinations are not let out of the mesh',
} satisfies Readonly<Record<string, string>>;
