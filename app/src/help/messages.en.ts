// The help dialog: what the page does, its keys, its signs.
export const helpMessages = {
  title: 'Help',
  intro:
    'Paste Istio and Kubernetes YAML. The chart draws where requests can go; the bar at the top asks where one request does go, and the answer names every step. Everything happens in this browser: nothing is sent anywhere.',
  keys: 'Keys',
  keyUndo: 'Undo',
  keyRedo: 'Redo',
  keySave: 'Download the text',
  keyPaste: 'Paste YAML or a curl command, anywhere',
  keyHelp: 'This help',
  keyTab: 'Walk through the objects of the chart',
  keyArrows: 'Move to the neighbour on the chart',
  keyFit: 'Fit the whole chart',
  keyReset: 'Chart at full size',
  keyZoom: 'Closer, farther',
  signs: 'Signs',
  signGateway: 'Gateway: where requests enter',
  signVirtualService: 'VirtualService: rules in their order; the first that fits decides',
  signService: 'Service: a name for pods',
  signSubset: 'Subset: part of a Service, defined by a DestinationRule',
  signWorkload: 'Workload: the pods themselves',
  signServiceEntry: 'ServiceEntry: a host outside, made known',
  signGhost: 'Dashed: named in the text, but missing',
  trust: 'How true is it?',
  trustText:
    'The rules are those of Istio and Envoy, checked against recorded answers of both. Rule ids such as R-MATCH-11 beside each step name the rule that was applied. What Portolan does not model it says, and never guesses.',
} as const;
