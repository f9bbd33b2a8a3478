// curl's options as far as words must be told from their arguments. What they mean for a request is curl.ts's business.
// Source: curl 8 docs/cmdline-opts.

/** Options that take an argument, by their one-letter name. */
const shortWithArgument: Readonly<Record<string, string>> = {
  A: 'user-agent',
  b: 'cookie',
  c: 'cookie-jar',
  C: 'continue-at',
  d: 'data',
  D: 'dump-header',
  e: 'referer',
  E: 'cert',
  F: 'form',
  H: 'header',
  K: 'config',
  m: 'max-time',
  o: 'output',
  P: 'ftp-port',
  Q: 'quote',
  r: 'range',
  t: 'telnet-option',
  T: 'upload-file',
  u: 'user',
  U: 'proxy-user',
  w: 'write-out',
  x: 'proxy',
  X: 'request',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
};

const shortAlone: Readonly<Record<string, string>> = {
  '0': 'http1.0',
  '1': 'tlsv1',
  '2': 'sslv2',
  '3': 'sslv3',
  '4': 'ipv4',
  '6': 'ipv6',
  '#': 'progress-bar',
  ':': 'next',
  a: 'append',
  B: 'use-ascii',
  f: 'fail',
  g: 'globoff',
  G: 'get',
  i: 'include',
  I: 'head',
  j: 'junk-session-cookies',
  J: 'remote-header-name',
  k: 'insecure',
  l: 'list-only',
  L: 'location',
  M: 'manual',
  n: 'netrc',
  N: 'no-buffer',
  O: 'remote-name',
  p: 'proxytunnel',
  q: 'disable',
  R: 'remote-time',
  s: 'silent',
  S: 'show-error',
  v: 'verbose',
  V: 'version',
  Z: 'parallel',
};

const longWithArgument = new Set(
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert-type ciphers connect-timeout connect-to create-file-mode crlfile
  curves data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers
  doh-url egd-file engine etag-compare etag-save expect100-timeout form-string haproxy-clientip happy-eyeballs-timeout-ms
  hostpubmd5 hostpubsha256 hsts interface ipfs-gateway json keepalive-time key key-type krb libcurl limit-rate local-port
  login-options mail-auth mail-from mail-rcpt max-filesize max-redirs netrc-file noproxy oauth2-bearer output-dir
  parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy-cacert proxy-cert proxy-header proxy-key
  proxy1.0 pubkey random-file rate request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4
  socks4a socks5 socks5-hostname speed-limit speed-time stderr tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace
  trace-ascii trace-config unix-socket url url-query variable vlan-priority`.split(/\s+/),
);
for (const name of Object.values(shortWithArgument)) longWithArgument.add(name);

export interface CurlOption {
  /** Long name, without dashes; `url` for a bare word. */
  readonly name: string;
  readonly argument: string | undefined;
  /** As written, for notes. */
  readonly written: string;
}

/** @returns the options in order, or the word whose argument is missing */
export function readOptions(words: readonly string[]): { options: CurlOption[]; incomplete: string | undefined } {
  const options: CurlOption[] = [];
  const queue = [...words];
  const shift = (): string | undefined => queue.shift();
  let isLiteral = false;
  for (let word = shift(); word !== undefined; word = shift()) {
    if (!isLiteral && word === '--') isLiteral = true;
    else if (isLiteral || !word.startsWith('-') || word === '-')
      options.push({ name: 'url', argument: word, written: word });
    else if (word.startsWith('--')) {
      const option = longOption(word, shift);
      if (option === undefined) return { options, incomplete: word };
      options.push(option);
    } else {
      const group = shortOptions(word, shift);
      if (group === undefined) return { options, incomplete: word };
      options.push(...group);
    }
  }
  return { options, incomplete: undefined };
}

function longOption(word: string, shift: () => string | undefined): CurlOption | undefined {
  const equals = word.indexOf('=');
  const name = word.slice(2, equals < 0 ? undefined : equals);
  if (!longWithArgument.has(name)) return { name, argument: undefined, written: word };
  const argument = equals < 0 ? shift() : word.slice(equals + 1);
  return argument === undefined ? undefined : { name, argument, written: `--${name}` };
}

/** `-sSHHost:a` is `-s -S -H Host:a`. */
function shortOptions(word: string, shift: () => string | undefined): CurlOption[] | undefined {
  const options: CurlOption[] = [];
  for (let i = 1; i < word.length; i++) {
    const letter = word[i] ?? '';
    const name = shortWithArgument[letter];
    if (name === undefined) {
      options.push({ name: shortAlone[letter] ?? letter, argument: undefined, written: `-${letter}` });
      continue;
    }
    const argument = i + 1 < word.length ? word.slice(i + 1) : shift();
    if (argument === undefined) return undefined;
    options.push({ name, argument, written: `-${letter}` });
    break;
  }
  return options;
}
