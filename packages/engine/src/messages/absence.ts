// What could have taken a request and does not: Gateways, servers and VirtualServices that were passed over, and why. Each
// stands under a step that failed, or after it. In few words for the answer line: answer.ts.

export const absenceMessages = {
  'vs.no-common-host':
    'VirtualService {{name}} is bound to Gateway {{gateway}}, but its hosts ({{hosts}}) do not fall under the hosts of the server ({{serverHosts}})',
  'vs.no-route-applies':
    'VirtualService {{name}} has no rule that applies here: port, gateways or source conditions exclude every one, or it has no http rules',
  'vs.later-for-same-host':
    'VirtualService {{name}} has the same host, but an earlier VirtualService has claimed it, and a sidecar takes only the first',
  'delegate.missing': 'delegate {{name}} does not exist, so that the rule vanishes',
  'delegate.hidden': 'delegate {{name}} is not exported to {{namespace}}, so that the rule vanishes',
  'delegate.too-many':
    'the matches of the rule and of delegate {{name}} join to more than Portolan follows, so that the last ones are left out',
  'server.duplicate-hosts':
    'a server of Gateway {{gateway}} is left out: an earlier server with TLS on this port has used {{hosts}}',
  'server.port-conflict':
    'a server of Gateway {{gateway}} is left out: an earlier server speaks {{protocol}} on this port',
  'server.same-port-name':
    'a server of Gateway {{gateway}} is left out: an earlier HTTPS server has the port name {{name}}',

  'absent.refused': 'VirtualService {{name}} has this host, but the API server refuses it: {{problem}}',
  'absent.only-mesh':
    'VirtualService {{name}} has this host, but names no Gateway: its rules are for the sidecars of the mesh alone',
  'absent.only-gateways':
    'VirtualService {{name}} has this host, but is bound to Gateways alone ({{gateways}}): without `mesh` no sidecar gets it',
  'absent.hidden': 'VirtualService {{name}} has this host, but its exportTo hides it from namespace {{namespace}}',
  'absent.not-imported':
    'VirtualService {{name}} has this host, but the Sidecar resource of this client does not import it',
  'absent.gateway-missing': 'VirtualService {{name}} has this host, but Gateway {{gateway}} does not exist',
  'absent.gateway-near':
    'VirtualService {{name}} has this host, but Gateway {{gateway}} does not exist, the nearest is {{near}}',
  'absent.gateway-refused': 'VirtualService {{name}} has this host, but the API server refuses its Gateway {{gateway}}',
  'absent.gateway-elsewhere':
    'VirtualService {{name}} has this host, but its Gateway {{gateway}} selects other pods than this gateway ({{selector}})',
  'absent.gateway-port':
    'VirtualService {{name}} has this host, but its Gateway {{gateway}} has no server on port {{port}}, only on {{ports}}',
  'absent.gateway-host':
    'VirtualService {{name}} has this host, but no server of its Gateway {{gateway}} does: they have {{serverHosts}}',

  'gateway.selects-others': 'Gateway {{gateway}} selects pods labelled {{selector}}, this one has {{labels}}',
  'gateway.other-namespace':
    'Gateway {{gateway}} is in another namespace than the gateway pods, and settings forbid that',
  'gateway.other-ports': 'Gateway {{gateway}} has servers on {{ports}}',
  'gateway.not-served':
    'server {{server}} of Gateway {{gateway}} is on this port, but yields no listener: it has another bind address, or no VirtualService has tcp or tls rules for its hosts',
} satisfies Readonly<Record<string, string>>;
