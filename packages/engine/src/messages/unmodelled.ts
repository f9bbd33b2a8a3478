// What could change an answer and is not modelled, where it applies.

export const unmodelledMessages = {
  'unmodelled.at-gateway':
    '{{kind}} {{name}} applies to this gateway and may change the answer: Portolan does not model it.',
  'unmodelled.at-sidecar':
    '{{kind}} {{name}} applies to the sidecar of this pod and may change the answer: Portolan does not model it.',
  'unmodelled.at-pods':
    '{{kind}} {{name}} applies to the pods of {{workload}} and may change the answer: Portolan does not model it.',
  'unmodelled.route':
    '{{kind}} {{name}} may take requests for this host: Portolan routes by Istio’s own Gateways and VirtualServices alone.',
  'unmodelled.tls':
    'Connections to {{name}} use TLS mode {{tls}}: if the other side does not expect that, the answer is 503, flag UF. Portolan does not model what it expects.',
  'unmodelled.circuit-breaker':
    '{{name}} has limits on connections or requests: beyond them the answer is 503, flag UO. Portolan looks at one request at a time.',
  'unmodelled.outliers':
    'Outlier detection may keep pods of {{name}} out for a while after errors: Portolan takes every pod to be healthy.',
  'unmodelled.locality':
    'Locality decides which pods of {{name}} are preferred: Portolan does not model zones and nodes.',
  'unmodelled.hash': 'A hash decides which pod of {{name}} gets the request: Portolan does not compute which.',
} satisfies Readonly<Record<string, string>>;
