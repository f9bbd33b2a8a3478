// What we say about a pasted curl command: what cannot be read, and what was left aside.

export const curlErrors = {
  'curl/quote': 'The quotation mark {{mark}} is never closed: copy the whole command.',
  'curl/none': 'This is no curl command: begin with curl, then options and a URL.',
  'curl/argument': '{{option}} needs a value behind it.',
  'curl/url': 'There is no URL in this command.',
  'curl/scheme': '{{url}} is neither http nor https: only web requests can be asked.',
  'curl/host': '{{url}} names no host: write http://host/path.',
  'curl/port': 'The port in {{url}} is none: ports go from 1 to 65535.',
  'curl/space': 'The URL {{url}} holds a blank: write %20, or put quotes around the words that belong together.',
  'curl/control': 'The URL holds a line break or control character: remove it.',
  'curl/header': 'The header {{header}} holds a line break, which no request can carry.',
  'curl/length': 'The command is longer than {{limit}} characters.',
} as const;

export const curlNotes = {
  'note/ignored': 'Left aside, as it does not change the route: {{options}}.',
  'note/unknown': 'Not known to us, and left aside: {{options}}.',
  'note/body': 'The body is left aside: routing does not read it.',
  'note/file': '{{option}} reads the file {{file}}, which a page cannot see; it is left aside.',
  'note/expansion': 'The shell would fill in {{names}}; here it stands as written.',
  'note/rest': 'Only the curl command is read, not what follows it: {{rest}}',
  'note/urls': 'Of {{count}} URLs only the first is asked.',
  'note/http2': '{{option}}: asked as HTTP/1.1; routing sees the same names and path.',
  'note/proxy': '{{option}} sends the request through another proxy first; it is asked as if it arrived directly.',
  'note/follow': '-L: only the first request is asked; a redirect is shown, not followed.',
  'note/resolve': '{{option}}: {{host}} is dialled at {{address}}.',
  'note/glob': 'curl would make several requests of the brackets in {{url}}; they are taken as written.',
  'note/exec': 'Runs in pod {{pod}}: asked from the mesh if you choose that sender.',
} as const;

export type CurlErrorCode = keyof typeof curlErrors;
export type CurlNoteCode = keyof typeof curlNotes;

export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
