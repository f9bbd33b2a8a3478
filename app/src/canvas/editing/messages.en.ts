// What editing on the chart says.

export const editingMessages = {
  'action.create': 'Create an object…',
  'action.connect': 'Connect to…',
  'action.disconnect': 'Take the line away',

  'palette.label': 'Create',
  'palette.more': 'Create an object…',
  'palette.key': 'Space',
  'palette.create': 'New {kind}',
  'palette.hint': '{kind}: {doc} Press to create it in the middle, or drag it to its place.',

  'kind.Gateway': 'ports and hosts where requests enter',
  'kind.VirtualService': 'rules that route the requests of hosts',
  'kind.DestinationRule': 'subsets of a service',
  'kind.Service': 'a name and ports for pods',
  'kind.ServiceEntry': 'a host outside the cluster',
  'kind.Deployment': 'pods of one template',
  'kind.Sidecar': 'what sidecars may see',
  'kind.WorkloadEntry': 'one endpoint that is no pod',

  'pick.kinds': 'What shall be created?',
  'pick.endings': 'Where shall the line from {name} lead?',
  'pick.targets': 'Connections of {name}',
  'pick.search': 'Search',
  'pick.none': 'Nothing here is called so.',
  'pick.noEndings': 'No new object can be joined to {name}.',
  'pick.more': 'And {count} more: write a part of the name.',
  'pick.connect': 'connect',
  'pick.disconnect': 'connected: take the line away',

  'line.to': 'Connect to {name}',
  'line.open': 'Let go to create what the line leads to',
  'line.away': 'Let go to take the line away',
  'line.stays': 'Let go: nothing changes',

  'step.create': 'Create {kind}',
  'step.connect': 'Connect {from} and {to}',
  'step.move': 'Move a line to {to}',
  'step.disconnect': 'Take a line away',
  'step.missing': 'Create {name}',
  'step.weight': 'Set the weight of {name}',
  'step.share': 'Set the mirrored share',
  refused: 'Nothing changed: {reason}',
  taken: 'The line is taken away.',
  undo: 'Undo',

  'name.label': 'Name of the new {kind}',
  'rule.of': 'rule {number} of {name}',

  'grip.from': 'Start of the line: drag it to another place',
  'grip.to': 'End of the line: drag it to another target, or away',

  'problem.first': '{name}: {message}',
  'problem.refused': '{name} is refused by the API server, and none of it counts: {message}',
  'problem.more_one': 'And {count} more problem.',
  'problem.more_other': 'And {count} more problems.',

  'weight.label': 'Weight of {name}',
  'weight.value': '{weight}, {share}',
} as const;
