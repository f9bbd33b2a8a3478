// What we say about text that cannot be read or edited: one entry per code, what is wrong and what to do about it.

export interface ProblemText {
  readonly message: string;
  readonly hint: string;
}

export const messages = {
  'yaml/too-large': {
    message: 'This text is {{size}} MB long; up to {{limit}} MB are read.',
    hint: 'Keep only the objects that matter for routing, for example with kubectl get vs,gw,dr,svc,deploy -o yaml.',
  },
  'yaml/binary': {
    message: 'This is not text: line {{line}} holds the control character {{character}}.',
    hint: 'Paste YAML or JSON. Unpack archives first; save UTF-16 files as UTF-8.',
  },
  'yaml/line-end': {
    message:
      'Line {{line}} holds a carriage return (CR) without a line feed (LF): Kubernetes begins a new line there, most tools do not.',
    hint: 'Save the file with the line ends of Unix (LF) or Windows (CRLF), or remove the character.',
  },
  'yaml/line-break': {
    message:
      'Line {{line}} holds the invisible character {{character}}: Kubernetes begins a new line there, most tools do not.',
    hint: 'Remove it. Where it is meant, write it as {{escape}} in double quotes.',
  },
  'yaml/waiting': {
    message: 'This document is still being read.',
    hint: 'It takes a moment after the page has opened; if it stays, open the page anew.',
  },
  'yaml/template': {
    message:
      'This is a template: `{{snippet}}` on line {{line}} is filled in by Helm or a similar tool before it becomes YAML.',
    hint: 'Render it first, for example with helm template, and paste the result.',
  },
  'yaml/tab': {
    message: 'Line {{line}} is indented with a tab; YAML allows only spaces.',
    hint: 'Replace the tab with spaces, as many as the neighbouring lines have; on a blank line, remove it.',
  },
  'yaml/indent': {
    message: 'The indentation of line {{line}} fits no line above it.',
    hint: 'Align it with the keys it belongs to.',
  },
  'yaml/colon': {
    message: 'Line {{line}} holds a second `key:` on the same line, or a value goes on below where a mapping begins.',
    hint: 'Give each key a line of its own, or put the value in quotes when the colon belongs to it.',
  },
  'yaml/no-colon': {
    message: 'Line {{line}} is a key without a colon, or text that belongs to nothing above it.',
    hint: 'Finish it as `key: value`, or start it with `- ` when it is a list item.',
  },
  'yaml/quote': {
    message: 'The quotation mark opened on line {{line}} is never closed.',
    hint: 'Add the closing mark at the end of the value. A text of several lines stands deeper than its key on each of them.',
  },
  'yaml/bracket': {
    message: 'A bracket or comma is missing or does not fit on line {{line}}.',
    hint: 'Check that every [ and { is closed, and that a comma stands between the items.',
  },
  'yaml/escape': {
    message: 'The escape on line {{line}} is none that YAML knows inside double quotes.',
    hint: 'Write \\\\ for a backslash, or use single quotes, where a backslash is just a backslash.',
  },
  'yaml/alias': {
    message: '`*{{name}}` on line {{line}} refers to an anchor that this document does not define above it.',
    hint: 'Anchors (&name) hold within one document only. Define it above, or write the value out; quote a value that begins with *.',
  },
  'yaml/alias-bomb': {
    message: 'The aliases of this document unfold to more than {{limit}} values.',
    hint: 'Write the values out, or remove the aliases that repeat one another.',
  },
  'yaml/too-deep': {
    message: 'Values are nested deeper than {{limit}} levels.',
    hint: 'No Kubernetes object is that deep: look for brackets or dashes that were repeated by mistake.',
  },
  'yaml/duplicate-key': {
    message: '`{{key}}` is written twice: on line {{first}} and on line {{line}}. Kubernetes keeps the last one.',
    hint: 'Remove one of them, or merge their values.',
  },
  'yaml/key': {
    message: 'The key on line {{line}} is not a name: Kubernetes reads keys as text.',
    hint: 'Use a plain word as key. A value that begins with { or [ needs quotes.',
  },
  'yaml/merge': {
    message: '`<<` on line {{line}} takes a mapping or a list of mappings.',
    hint: 'Point it at an anchored mapping: `<<: *name`.',
  },
  'yaml/number': {
    message: '`{{source}}` on line {{line}} is infinite or not a number, which Kubernetes cannot store.',
    hint: 'Write a finite number, or put it in quotes when it is meant as text.',
  },
  'yaml/flow-colon': {
    message:
      'Inside brackets the colon on line {{line}} is read otherwise by Kubernetes than by most tools, as no blank follows it.',
    hint: 'Put the word in quotes where the colon belongs to it; else put a blank behind the colon.',
  },
  'yaml/flow-question': {
    message: 'Inside brackets Kubernetes does not take the bare question mark on line {{line}}.',
    hint: 'Put the value in quotes.',
  },
  'yaml/tag': {
    message: 'The tag or anchor on line {{line}} cannot be read.',
    hint: 'Put quotes around a value that begins with ! or &.',
  },
  'yaml/tag-value': {
    message: '`{{source}}` on line {{line}} is not what its tag `{{tag}}` says, so Kubernetes refuses it.',
    hint: 'Remove the tag, or write a value of its type.',
  },
  'yaml/tag-binary': {
    message: 'The value on line {{line}} stands in base64 behind its tag `{{tag}}`, which is not read here.',
    hint: 'Write the text itself, without the tag.',
  },
  'yaml/tag-end': {
    message: 'Kubernetes takes what stands directly behind the tag on line {{line}} for a part of it.',
    hint: 'Put a blank behind the tag, or quotes around a value that begins with !.',
  },
  'yaml/directive': {
    message: 'The directive on line {{line}} is none that Kubernetes knows: it reads YAML 1.1.',
    hint: 'Remove the line that begins with %.',
  },
  'yaml/syntax': {
    message: 'Line {{line}} is not YAML here.',
    hint: 'Compare its indentation, colons and quotes with the lines around it.',
  },
  'edit/broken': {
    message: 'This document cannot be edited while it has a mistake on line {{line}}.',
    hint: 'Mend it in the text first.',
  },
  'edit/alias': {
    message:
      'The value on line {{line}} comes from the alias `*{{name}}`: changing it here would change it elsewhere too.',
    hint: 'Edit the anchor, or write the value out in the text.',
  },
  'edit/anchor': {
    message: 'The value on line {{line}} carries the anchor `&{{name}}` that other places repeat.',
    hint: 'Edit this in the text, where all its uses can be seen.',
  },
  'edit/merge': {
    message: 'The value comes from the merge key `<<` on line {{line}}.',
    hint: 'Edit this in the text: change the merged mapping, or write the key out beside it.',
  },
  'edit/missing': {
    message: 'There is nothing at `{{path}}`.',
    hint: 'It may have been removed meanwhile: select it again.',
  },
  'edit/type': {
    message: 'The value at `{{path}}` on line {{line}} is no {{wanted}}.',
    hint: 'Correct its type in the text first.',
  },
  'edit/layout': {
    message: 'The layout around line {{line}} is too unusual to be edited in place.',
    hint: 'Edit this in the text.',
  },
} as const satisfies Record<string, ProblemText>;

export type TextProblemCode = keyof typeof messages;
