// Recorded scenarios as they stand in files (format: packages/engine/testdata/conformance/README.md), and our requests
// made from them.
import { defaultSettings, type Client, type MeshSettings, type Request } from '@portolan/engine';

export interface RecordedRequest {
  readonly id: string;
  readonly from: Readonly<Record<'gateway' | 'sidecar', RecordedPeer | undefined>>;
  readonly port: number;
  readonly dial?: string;
  readonly protocol: 'http' | 'tcp';
  readonly tls?: { readonly sni?: string; readonly alpn?: readonly string[]; readonly clientCert?: boolean };
  readonly method?: string;
  readonly host?: string;
  readonly path?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly expect: Answer;
}
interface RecordedPeer {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The fields of an answer, in the words of the recordings. */
export type Answer = Readonly<Record<string, unknown>> & { readonly outcome: string };

export interface Scenario {
  readonly about?: string;
  readonly mesh: { readonly outboundTrafficPolicy: MeshSettings['outboundTrafficPolicy'] };
  readonly rejected: readonly RecordedRejection[];
  readonly requests: readonly RecordedRequest[];
}
export interface RecordedRejection {
  /** `VirtualService default/name`. */
  readonly resource: string;
}

/** The files come from our own recorder: their shape is trusted. */
export function readScenario(json: string): Scenario {
  return JSON.parse(json) as Scenario;
}

/**
 * The recorder's proxies listen on loopback, so that every address has one first octet there: a range such as 10.0.0.0/8
 * covers the address of unknown names too.
 */
export function settingsOf({ mesh }: Scenario): MeshSettings {
  return { ...defaultSettings, outboundTrafficPolicy: mesh.outboundTrafficPolicy, unknownAddress: '10.203.113.10' };
}

export function clientOf({ from }: RecordedRequest): Client {
  if (from.gateway) return { kind: 'gateway', ...from.gateway };
  if (from.sidecar) return { kind: 'sidecar', ...from.sidecar };
  throw new Error('a request comes from a gateway or from a sidecar');
}

export function requestOf(recorded: RecordedRequest): Request {
  const { port, dial, tls, method = '', host, path = '', headers = [] } = recorded;
  const dialled = { port, ...(dial !== undefined && { dial }), ...(tls && { tls }) };
  if (recorded.protocol === 'tcp') return { protocol: 'tcp', ...dialled };
  return { protocol: 'http', ...dialled, method, ...(host !== undefined && { host }), path, headers };
}
