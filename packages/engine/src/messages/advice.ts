// What the API server takes without a word, and still is a mistake or a trap: findings of `istioctl analyze`, Kiali,
// Kubernetes and of Portolan. Keys are the ids of the findings.
export const adviceMessages: Readonly<Record<string, string>> = {
  'V-MD-08': '{{value}} is an older version of the same schema. Write {{newest}}.',

  'V-VS-50': 'percent is deprecated. Use percentage.',
  'V-VS-74':
    'A lone destination takes all the traffic, whatever its weight. Remove the weight, or add the other destinations.',
  'V-VS-75': '`{{value}}` stands twice in this rule. Join the two and add their weights.',
  'V-VS-76': 'The weights add up to {{value}}. They count as proportions; for percents make them 100.',
  'V-VS-91':
    'This match is never reached: rule {{rule}} takes all of its requests before. Move that rule down, or remove this match.',

  'V-GW-34': 'The oldest TLS version is above the newest. Swap minProtocolVersion and maxProtocolVersion.',
  'V-GW-35': 'Without selector this applies to every gateway pod. Name the labels of the ones you mean.',

  'V-DR-21': 'consistentHash names nothing to hash. Add for example useSourceIp: true.',
  'V-DR-42': 'The certificate of the server is not checked. Add caCertificates.',
  'V-DR-43': 'The certificate of the server is not checked on this port. Add caCertificates.',

  'V-SC-20': 'The policy has no mode, which means REGISTRY_ONLY: unknown destinations are cut off. Write the mode.',

  'V-SV-01':
    'Neither name nor appProtocol of port {{port}} tells its protocol, so Istio guesses. Begin the name with `http-`, `grpc-` or `tcp-`.',
  'V-SV-02': 'Istio does not know appProtocol `{{value}}`. Use a known one, or remove it.',
  'V-SV-03':
    'The port of an ExternalName Service must tell its protocol. Begin the name with `http-`, `tls-` or the like.',
  'V-SV-07': 'User 1337 is the one of the sidecar, whose traffic is not captured. Use another number.',
  'V-SV-08': 'Istio has no annotation `{{value}}`. Remove it.',
  'annotation/near': 'Istio has no annotation `{{value}}`. Did you mean `{{guess}}`?',
  'V-SV-09': '`{{value}}` has no effect here; it belongs on {{kinds}}.',
  'V-SV-10': '`{{text}}` is no value for `{{value}}`.',
  'V-SV-11': '`{{value}}` is deprecated.',
  'V-SV-12':
    'Image `auto` is filled in only where Istio injects. Add the injection label to the pod, or name the image.',
  'V-SV-13': 'The selector does not select the pods of the template. Copy the labels of the template.',
  'V-SV-14': 'Each of several ports needs a name and a number of its own; numbers are 1 to 65535.',
};
