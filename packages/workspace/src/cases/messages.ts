// What we say about files of cases: what cannot be read, where and what to do; and what another format cannot say.
import { fill } from '../import/messages.ts';

export const caseFileMessages = {
  'file/none':
    'This is no file of cases. Portolan reads its own (`cases:`), those of istio-config-validator (`testCases:`) and of router_check_tool (`tests:`).',
  'file/empty': 'There is no case in this file.',
  'file/list': '`{{path}}` is no list. Write one item for each case, each behind a dash.',
  'file/object': '`{{path}}` is no case. A case has a name, a client, a request and what is expected.',
  'file/name': '`{{path}}` is missing. Give the case a name.',
  'file/client':
    '`{{path}}` does not say who asks. Write `kind: gateway` or `kind: sidecar`, a namespace, and labels as texts.',
  'file/request':
    '`{{path}}` cannot be asked. It needs at least a host, and texts for method and path, a number for port, pairs for headers.',
  'file/expect': '`{{path}}` is no list. Write one item for each expectation.',
  'file/kind':
    '`{{path}}` expects nothing that is known. `kind` is one of rule, destination, shares, status, outcome, redirect, path, authority and header.',
  'file/expectation': '`{{path}}` lacks a field of its kind, or has one of another type.',
  'file/many': 'The file has more cases than the {{limit}} that are read; `{{path}}` and all after it are left out.',
  'file/input': '`{{path}}` lacks what is asked: an authority, a method and a path.',
  'file/validate': '`{{path}}` expects nothing that is known here.',
  'note/redirect-parts': '{{name}}: of its redirect only a complete location can be held; the parts were left aside.',
  'note/fault': '{{name}}: its fault was left aside; the rule itself says it.',
  'note/headers': '{{name}}: header operations were read as headers of the request as it leaves, and of the answer.',
  'note/delegate': '{{name}}: the delegate was left aside; what it leads to is checked.',
  'note/rewrite': '{{name}}: the rewritten path depends on each request; only the rewritten host is checked.',
  'note/random':
    '{{name}}: random_value was left aside; where weights decide, the cluster is expected of every request.',
  'note/virtual-cluster': '{{name}}: virtual_cluster_name was left aside: Istio makes no virtual clusters.',
  'note/virtual-host': '{{name}}: virtual_host_name was left aside; the rule is what can be expected.',
  'note/internal': '{{name}}: internal and runtime were left aside.',
  'note/matcher': '{{name}}: a header matcher that is neither exact nor present was left aside.',
  'note/pathless': '{{name}}: path_redirect holds a path alone; a whole location is needed here, so it was left aside.',
  'lost/tcp': '{{name}}: no HTTP request.',
  'lost/client': '{{name}}: who asks ({{client}}) cannot be said; the tool knows no senders.',
  'lost/tls': '{{name}}: TLS, the port and the name dialled cannot be said.',
  'lost/expectation': '{{name}}: cannot be said: {{what}}.',
  'lost/nothing': '{{name}}: left out, as nothing that it expects can be said.',
  'lost/rule': '{{name}}: {{what}}. Left out; where the request goes is kept.',
  'lost/script': 'A script only asks: what is expected stands beside each request, for you to compare.',
  'script/client': 'asked by a pod in {{namespace}}',
  'script/expect': 'expected: {{what}}',
} as const;

export type CaseFileCode = keyof typeof caseFileMessages;

export function say(code: CaseFileCode, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(caseFileMessages[code], values);
}
