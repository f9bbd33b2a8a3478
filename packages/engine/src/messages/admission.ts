// What the API server refuses or warns of, said to people: what is wrong, then what to do. Keys are the ids of the
// findings, or names for sentences that several ids share.
export const admissionMessages = {
  'decode/not-an-object': 'This document is not a Kubernetes object. Begin it with apiVersion and kind.',
  'decode/no-kind': 'apiVersion or kind is missing. Add both, so that it is clear what this object is.',
  'metadata/label': '`{{value}}` is not a legal label. Use letters, digits, `-`, `_` and `.`, at most 63 characters.',
  'metadata/annotation': '`{{value}}` is not a legal annotation name. Use letters, digits, `-`, `_` and `.`, with an optional `domain/` in front.',
  'field/unknown': '`{{field}}` is no field here. Remove it, or indent it under the field it belongs to.',
  'field/unknown-near': '`{{field}}` is no field here. Did you mean `{{guess}}`?',
  'field/missing': '`{{field}}` is missing. Add it.',
  'type/string': 'A text is wanted here, not {{value}}. Put it in quotes.',
  'type/int': 'A whole number is wanted here, not {{value}}. Write it without quotes.',
  'type/number': 'A number is wanted here, not {{value}}. Write it without quotes.',
  'type/bool': '`true` or `false` is wanted here, not {{value}}.',
  'type/duration': 'A duration in quotes or with a unit is wanted here, not {{value}}. Write for example `5s`.',
  'type/enum': 'One of the named values is wanted here, not {{value}}.',
  'type/intOrString': 'A port number or name is wanted here, not {{value}}.',
  'type/stringMatch': '`exact`, `prefix` or `regex` with a text is wanted here, not {{value}}.',
  'type/list': 'A list is wanted here, not {{value}}. Put `- ` in front of the item.',
  'type/map': 'Keys with values are wanted here, not {{value}}.',
  'type/object': 'Fields are wanted here, not {{value}}.',
  'type/any': '{{value}} cannot stand here.',
  'value/limit': '{{value}} is outside what this field can hold.',
  'value/bad': '{{value}} is not allowed here.',
  'enum/unknown': '`{{value}}` is none of the values this field knows: {{values}}.',
  'enum/near': '`{{value}}` is none of the values this field knows: {{values}}. Did you mean `{{guess}}`?',
  'list/size': 'This list has {{count}} items; between {{least}} and {{most}} are allowed.',
  'null/item': 'This item of the list is empty. Remove it, or give it a value.',
  'V-MD-07': '{{fields}} exclude each other. Keep one of them.',
} as const;

export type AdmissionKey = keyof typeof admissionMessages;
