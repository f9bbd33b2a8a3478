// What we say about a pasted request: what cannot be read, and what was left aside.

export const importErrors = {
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

  'request/none':
    'This is none of what can be asked: a URL, a curl command, an HTTP request, a line of an access log, a HAR entry.',
  'request/length': 'The text has {{size}} MB; up to {{limit}} MB can be read.',

  'http/line': 'The first line is to be a method, a target and HTTP/1.1; it is “{{line}}”.',
  'http/header': 'Line {{n}} is no header: a name and a colon are missing in “{{line}}”.',
  'http/folded': 'Line {{n}} continues the header before it, which HTTP/1.1 no longer allows: join the two lines.',
  'http/name': 'Line {{n}}: “{{name}}” cannot be the name of a header.',
  'http/host': 'The request names no host: add a Host header.',
  'http/port': 'The port in “{{host}}” is none: ports go from 1 to 65535.',
  'http/pseudo': 'The copied headers lack {{name}}: copy them all.',

  'log/line': 'Not every field of the log line is there: expected time, “method path protocol”, code and flags.',
  'log/host': 'The log line has neither an authority nor the address dialled: there is nothing to ask.',
  'log/json': 'The log line is no JSON: {{reason}}.',

  'har/json': 'The HAR file is no JSON: {{reason}}.',
  'har/empty': 'The HAR file has no entry with a method and a URL.',
  'har/url': 'Entry {{n}}: the URL “{{url}}” cannot be asked.',
} as const;

export const importNotes = {
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

  'note/http-tls': 'The target begins with https: taken as sent over TLS.',
  'note/http-port': 'No port is written: {{port}} is taken.',
  'note/http-version': '{{version}}: asked as HTTP/1.1; routing sees the same names and path.',
  'note/pseudo': 'Read from HTTP/2 headers; asked as HTTP/1.1.',
  'note/log-headers': 'A log line has no other headers than User-Agent; set those that rules ask for.',
  'note/log-written': 'Left aside, as a proxy writes them itself: {{names}}.',
  'note/log-inbound': 'This line was written where the request arrived; the route was chosen by its sender’s proxy.',
  'note/log-host': 'The log has no Host: the address dialled is asked.',
  'note/log-lines': 'Left aside, as they are no access log: {{count}} of the lines.',
  'note/har-dropped': 'Left aside, as the browser adds them to each connection: {{names}}.',
} as const;

export type ImportErrorCode = keyof typeof importErrors;
export type ImportNoteCode = keyof typeof importNotes;

export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
