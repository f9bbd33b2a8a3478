// What each option of curl says about the request. Options that say nothing of it are left aside, and named in a note.
import { base64 } from '../base64.ts';
import type { CurlCall } from './curlCall.ts';
import type { CurlOption } from './curlOptions.ts';

export function takeOption(call: CurlCall, option: CurlOption): void {
  const handler = handlers[option.name];
  if (handler !== undefined) handler(call, option.argument ?? '', option);
  else if (option.argument !== undefined || harmless.has(option.name)) call.ignore(option);
  else call.dontKnow(option);
}

type Handler = (call: CurlCall, argument: string, option: CurlOption) => void;
const form = 'application/x-www-form-urlencoded';
const data: Handler = (call, argument, option) => call.data(argument, form, option);
const http2: Handler = (call, _, { written }) => call.note('note/http2', { option: written });
const proxy: Handler = (call, argument, { written }) => call.note('note/proxy', { option: `${written} ${argument}` });
const basic: Handler = (call, user) => call.preset('authorization', 'Authorization', `Basic ${base64(user)}`);

/** The options that say something about the request. */
const handlers: Readonly<Record<string, Handler>> = {
  url: (call, url) => call.url(url),
  request: (call, method) => call.method(method),
  'request-target': (call, target) => call.target(target),
  head: (call) => call.imply('HEAD'),
  get: (call) => call.get(),
  'path-as-is': (call) => call.pathAsIs(),
  globoff: (call) => call.globOff(),
  header: (call, text, option) => call.header(text, option),
  data,
  'data-ascii': data,
  'data-raw': (call, text, option) => call.data(text, form, option, false),
  'data-binary': data,
  'data-urlencode': (call, text, option) => call.data(encodeData(text), form, option),
  'url-query': (call, text) => call.urlQuery(encodeData(text)),
  json: (call, text, option) => {
    call.data(text, 'application/json', option);
    call.preset('accept', 'Accept', 'application/json');
  },
  form: (call, text, option) => call.data(text, 'multipart/form-data', option),
  'form-string': (call, text, option) => call.data(text, 'multipart/form-data', option),
  'upload-file': (call, file, option) => {
    call.imply('PUT');
    call.note('note/file', { option: option.written, file });
  },
  'user-agent': (call, agent) => call.preset('user-agent', 'User-Agent', agent),
  referer: (call, referer) => call.preset('referer', 'Referer', referer.replace(/;auto$/, '')),
  cookie: (call, text, option) =>
    text.includes('=')
      ? call.preset('cookie', 'Cookie', text)
      : call.note('note/file', { option: option.written, file: text }),
  range: (call, range) => call.preset('range', 'Range', `bytes=${range}`),
  user: basic,
  'oauth2-bearer': (call, token) => call.preset('authorization', 'Authorization', `Bearer ${token}`),
  compressed: (call) => call.preset('accept-encoding', 'Accept-Encoding', 'deflate, gzip, br, zstd'),
  cert: (call) => call.clientCert(),
  resolve: (call, rule) => call.resolve(rule),
  'connect-to': (call, rule) => call.connectTo(rule),
  location: (call) => call.note('note/follow', {}),
  'location-trusted': (call) => call.note('note/follow', {}),
  http2,
  'http2-prior-knowledge': http2,
  http3: http2,
  'http3-only': http2,
  'http1.0': http2,
  proxy,
  preproxy: proxy,
  socks4: proxy,
  socks4a: proxy,
  socks5: proxy,
  'socks5-hostname': proxy,
  'unix-socket': proxy,
  config: (call, file, option) => call.note('note/file', { option: option.written, file }),
};

/** Options without an argument that say nothing about the request. */
const harmless = new Set(
  `silent show-error verbose include insecure fail fail-with-body fail-early no-buffer remote-name remote-name-all
  remote-header-name ipv4 ipv6 http1.1 tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 sslv2 sslv3 progress-bar no-progress-meter parallel netrc
  netrc-optional disable tcp-nodelay no-keepalive no-alpn no-npn raw styled-output no-styled-output create-dirs ssl-reqd
  retry-connrefused retry-all-errors tcp-fastopen remote-time proxytunnel basic digest ntlm anyauth negotiate append
  use-ascii junk-session-cookies post301 post302 post303 http0.9 tr-encoding ssl-no-revoke cert-status false-start
  no-sessionid proxy-insecure doh-insecure next version manual list-only`.split(/\s+/),
);

/** `name=content` with the content percent-encoded, as --data-urlencode does. */
function encodeData(text: string): string {
  const equals = text.indexOf('=');
  const encode = (part: string): string => encodeURIComponent(part).replace(/[!'()*]/g, percent);
  return equals < 0 ? encode(text) : `${text.slice(0, equals === 0 ? 0 : equals + 1)}${encode(text.slice(equals + 1))}`;
}
const percent = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
