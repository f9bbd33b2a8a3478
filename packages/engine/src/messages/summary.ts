// Conditions of matches in a few characters. `~` is a regex, `*` the rest of a prefix, `…` a condition on presence alone.

type StringForm = 'exact' | 'prefix' | 'regex' | 'present';
type StringPart = 'uri' | 'scheme' | 'method' | 'authority' | 'header' | 'without-header' | 'query';
export type SummaryKey =
  | `${StringPart}.${StringForm}`
  | `uri.${'exact' | 'prefix'}-any-case`
  | `${'port' | 'source-labels' | 'source-namespace'}.exact`
  | `${'gateways' | 'sni' | 'subnets'}.list`
  | 'source-subnet.unread';

export const summaryMessages: Readonly<Record<SummaryKey, string>> = {
  'uri.exact': '= {{value}}',
  'uri.prefix': '{{value}}*',
  'uri.regex': '~ {{value}}',
  'uri.present': '/*',
  'uri.exact-any-case': '= {{value}} (any case)',
  'uri.prefix-any-case': '{{value}}* (any case)',
  'scheme.exact': 'scheme = {{value}}',
  'scheme.prefix': 'scheme {{value}}*',
  'scheme.regex': 'scheme ~ {{value}}',
  'scheme.present': 'any scheme',
  'method.exact': '{{value}}',
  'method.prefix': 'method {{value}}*',
  'method.regex': 'method ~ {{value}}',
  'method.present': 'any method',
  'authority.exact': 'host = {{value}}',
  'authority.prefix': 'host {{value}}*',
  'authority.regex': 'host ~ {{value}}',
  'authority.present': 'any host',
  'header.exact': 'header {{name}} = {{value}}',
  'header.prefix': 'header {{name}} = {{value}}*',
  'header.regex': 'header {{name}} ~ {{value}}',
  'header.present': 'has header {{name}}',
  'without-header.exact': 'not header {{name}} = {{value}}',
  'without-header.prefix': 'not header {{name}} = {{value}}*',
  'without-header.regex': 'not header {{name}} ~ {{value}}',
  'without-header.present': 'no header {{name}}',
  'query.exact': '?{{name}} = {{value}}',
  'query.prefix': '?{{name}} = {{value}}*',
  'query.regex': '?{{name}} ~ {{value}}',
  'query.present': 'has ?{{name}}',
  'port.exact': 'port {{value}}',
  'source-labels.exact': 'from {{name}} = {{value}}',
  'source-namespace.exact': 'from namespace {{value}}',
  'gateways.list': 'via {{list}}',
  'sni.list': 'SNI {{list}}',
  'subnets.list': 'to {{list}}',
  'source-subnet.unread': 'from {{value}} (not read)',
};
