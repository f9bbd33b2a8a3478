// A request as it leaves the asker, and who asks. The shape follows the recordings (packages/engine/testdata/conformance).
import type { Labels } from './model/resource.ts';

/** An external client at a gateway workload, or a pod with a sidecar. */
export type Client =
  | { readonly kind: 'gateway'; readonly namespace: string; readonly labels: Labels }
  | { readonly kind: 'sidecar'; readonly namespace: string; readonly labels: Labels };

export interface ClientTls {
  readonly sni?: string;
  readonly alpn?: readonly string[];
  readonly clientCert?: boolean;
}

interface Dialled {
  /** The port dialled. */
  readonly port: number;
  /** Sidecar only: the name or IP the application connects to. Absent = `host` without its port. */
  readonly dial?: string;
  readonly tls?: ClientTls;
}
/** HTTP/1.1, byte for byte as sent: no `host` = no Host header; header names as written, repeated ones repeated. */
export interface HttpRequest extends Dialled {
  readonly protocol: 'http';
  readonly method: string;
  readonly host?: string;
  /** Path with its query. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}
/** A few bytes that are not HTTP, inside TLS where `tls` is given. */
export interface TcpRequest extends Dialled {
  readonly protocol: 'tcp';
}
export type Request = HttpRequest | TcpRequest;
