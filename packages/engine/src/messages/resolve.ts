// Sentences about what pilot left out of a proxy's configuration, and about clusters that are missing or empty, by the key
// that resolve/ records. `{{name}}` is a value of the record.

export const resolveMessages = {
  'problem.not-modelled':
    '{{kind}} may change where requests go, and Portolan does not model it: every answer is as if it were not there.',
  'problem.node-local':
    'internalTrafficPolicy Local keeps to the client’s node. Nodes are not part of the text, so all pods count as on it.',
  'vs.no-common-host':
    '{{name}} is bound to Gateway {{gateway}}, but no host of it falls under the hosts of this server.',
  'vs.no-route-applies':
    'No rule of {{name}} applies here: port, gateways or source conditions exclude them all, or it has no http rules.',
  'vs.later-for-same-host':
    '{{name}} has the same host, but an earlier VirtualService has claimed it; a sidecar takes only the first.',
  'virtual-host.age':
    'Several VirtualServices compete for {{name}} and not all are dated: the oldest comes first, and where no creationTimestamp is written the name decides.',
  'delegate.missing': 'The delegate {{name}} does not exist, so this rule vanishes.',
  'delegate.hidden': 'The delegate {{name}} is not exported to {{namespace}}, so this rule vanishes.',
  'delegate.too-many':
    'The matches of this rule and of the delegate {{name}} join to more than we follow: the last ones are left out.',
  'server.duplicate-hosts':
    'A server of Gateway {{gateway}} is left out: an earlier server with TLS on this port has used {{hosts}}.',
  'server.port-conflict':
    'A server of Gateway {{gateway}} is left out: an earlier server speaks {{protocol}} on this port.',
  'server.same-port-name':
    'A server of Gateway {{gateway}} is left out: an earlier HTTPS server has the port name {{name}}.',
  'cluster.no-service': 'No Service or ServiceEntry has the host {{host}}.',
  'cluster.not-visible': '{{host}} exists, but its exportTo hides it from namespace {{namespace}}.',
  'cluster.not-imported': '{{host}} exists, but the Sidecar resource does not import it.',
  'cluster.alias': '{{host}} is an ExternalName Service: it has no cluster of its own.',
  'cluster.no-port': '{{host}} has no port {{port}}; its ports are {{ports}}.',
  'cluster.no-subset':
    'The DestinationRule {{rule}}, which applies to this client, defines no subset {{subset}} for {{host}}.',
  'cluster.no-rule': 'Subset {{subset}} is not defined: no DestinationRule for {{host}} applies to this client.',
  'cluster.empty-subset': 'No ready pod bears the labels of subset {{subset}}.',
  'cluster.no-endpoints': 'No ready pod stands behind {{host}} on this port.',
  'cluster.dynamic-dns': 'No cluster resolves {{host}} dynamically for this protocol or subset.',
  'cluster.no-dns-endpoints': 'Nothing is left to resolve by DNS, so pilot makes no cluster.',
} satisfies Readonly<Record<string, string>>;
