// Why a line cannot be drawn, moved or taken away on the chart, and what to do instead.

export const connectionMessages = {
  already: '{{from}} leads to {{to}} already.',
  same: 'A line cannot lead back to where it starts.',
  missing: '{{name}} does not exist yet: create it first.',
  gone: 'It is not in the text any more.',

  'from-gateway': 'A Gateway leads to VirtualServices.',
  'from-mesh': 'The mesh leads to VirtualServices.',
  'from-rule': 'A rule leads to a Service, a ServiceEntry, a subset, or a VirtualService without hosts.',
  'from-virtual-service': '{{name}} has {{count}} rules: start at the one that shall lead there.',
  'from-service': 'A Service leads to the workloads behind it and to the subsets of its DestinationRules.',
  'from-subset': 'A subset leads to workloads of its Service.',
  'from-destination-rule': 'A DestinationRule has subsets: start at one of them.',
  'from-workload': 'A workload leads to the Gateways that it serves, and is led to by Services.',
  'from-sidecar': 'A Sidecar leads to the workloads that it is for.',
  'from-other': 'Nothing leads on from here.',

  'rule-to-pods': 'A rule leads to a Service, not to pods: these are behind {{services}}.',
  'rule-to-lone-pods': 'A rule leads to a Service, not to pods: draw a line from a Service to these first.',
  'many-hosts': '{{host}} stands for many hosts, and a rule leads to one: write it in the text.',
  'answers-itself': 'Rule {{rule}} answers by itself ({{field}}): remove that first.',
  'has-delegate': 'Rule {{rule}} hands over to {{name}}: move that line instead.',
  'has-destinations': 'Rule {{rule}} has {{count}} destinations, and a rule has either those or a delegate.',
  'delegate-http': 'Only HTTP rules hand over to another VirtualService.',
  'delegate-hosts': '{{name}} has hosts of its own: a rule hands over only to a VirtualService without hosts.',
  'delegate-twice': '{{name}} is a delegate already, and Istio follows only one step.',
  'delegate-gateway':
    '{{name}} has no hosts, so it is a delegate: draw the line to the VirtualService that hands over to it.',

  'other-namespace': '{{name}} takes only pods of its own namespace, {{namespace}}.',
  'not-behind': '{{service}} does not take these pods: a subset is a part of its Service.',
  'no-telling-label':
    'No label tells the pods of {{name}} from others: give them one in their template, such as {{label}}.',
  'no-common-label':
    'The pods of {{name}} have no label in common with the others of {{service}} that only they carry: give them one.',

  'last-destination': 'Rule {{rule}} would lead nowhere, which Istio refuses: drag the line to another target.',
  'mesh-implied': '{{name}} names no gateway, so it holds for the mesh: draw a line from a Gateway first.',
  'subset-stays': 'A subset belongs to the host of its DestinationRule: drag the other end, or delete the subset.',
  'labels-decide': 'These pods carry {{labels}}, so they belong here: change the labels to take them out.',
  'derived-line': 'This line follows from others and cannot be moved by itself.',
  'other-end': 'This end stays: drag the other one, or draw a new line.',
} as const;
