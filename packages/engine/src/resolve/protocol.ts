// Which protocol a port speaks, and the groups that pilot decides by. Sources: istio/istio pkg/config/protocol/instance.go,
// pkg/config/kube/conversion.go.

export type Protocol =
  | 'HTTP'
  | 'HTTP2'
  | 'GRPC'
  | 'GRPC-Web'
  | 'HTTP_PROXY'
  | 'HTTPS'
  | 'TLS'
  | 'TCP'
  | 'Mongo'
  | 'Redis'
  | 'MySQL'
  | 'UDP'
  /** Undeclared: detected from the first bytes (R-OUT-13). */
  | 'auto';

const byWord: Readonly<Record<string, Protocol>> = {
  tcp: 'TCP',
  udp: 'UDP',
  grpc: 'GRPC',
  'grpc-web': 'GRPC-Web',
  http: 'HTTP',
  http_proxy: 'HTTP_PROXY',
  http2: 'HTTP2',
  https: 'HTTPS',
  tls: 'TLS',
  mongo: 'Mongo',
  redis: 'Redis',
  mysql: 'MySQL',
};

/** A protocol written out, as in Gateway, ServiceEntry and Sidecar ports; unknown words are undeclared. */
export function parseProtocol(word: string | undefined): Protocol {
  const key = (word ?? '').toLowerCase();
  return Object.hasOwn(byWord, key) ? (byWord[key] ?? 'auto') : 'auto';
}

const wellKnown = new Set([25, 53, 3306, 27017]);

/** The protocol of a Kubernetes Service port, from appProtocol, else its name (R-SVC-3). */
export function servicePortProtocol(port: {
  readonly port: number;
  readonly name?: string;
  readonly protocol?: string;
  readonly appProtocol?: string;
}): Protocol {
  if (port.protocol === 'UDP') return 'UDP';
  if (port.appProtocol === 'kubernetes.io/h2c') return 'HTTP2';
  if (port.appProtocol === 'kubernetes.io/ws') return 'HTTP';
  if (port.appProtocol === 'kubernetes.io/wss') return 'HTTPS';
  const name = port.appProtocol ?? port.name ?? '';
  if (name.slice(0, 8).toLowerCase() === 'grpc-web') return 'GRPC-Web';
  const dash = name.indexOf('-');
  const protocol = parseProtocol(dash < 0 ? name : name.slice(0, dash));
  return protocol === 'auto' && wellKnown.has(port.port) ? 'TCP' : protocol;
}

/** R-SVC-4. */
export function isHttp(protocol: Protocol): boolean {
  return (
    protocol === 'HTTP' ||
    protocol === 'HTTP2' ||
    protocol === 'GRPC' ||
    protocol === 'GRPC-Web' ||
    protocol === 'HTTP_PROXY'
  );
}
export function isHttpOrAuto(protocol: Protocol): boolean {
  return protocol === 'auto' || isHttp(protocol);
}
export function isTls(protocol: Protocol): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}
/** Speaks TCP to pilot: everything but HTTP, UDP and undeclared. */
export function isTcp(protocol: Protocol): boolean {
  return protocol !== 'auto' && protocol !== 'UDP' && !isHttp(protocol);
}
