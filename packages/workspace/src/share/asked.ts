// A request and who sends it, as they come from outside: unknown until looked at.
import { isObject, type Client, type ClientTls, type Json, type Request } from '@portolan/engine';

export function readRequest(value: Json | undefined): Request | undefined {
  if (!isObject(value) || typeof value['port'] !== 'number') return undefined;
  const { protocol, port, dial, method, host, path, headers } = value;
  const tls = value['tls'] === undefined ? null : readTls(value['tls']);
  if (tls === undefined || !isOptionalText(dial) || !isOptionalText(host)) return undefined;
  const dialled = { port, ...(dial === undefined ? {} : { dial }), ...(tls === null ? {} : { tls }) };
  if (protocol === 'tcp') return { protocol, ...dialled };
  if (protocol !== 'http' || typeof method !== 'string' || typeof path !== 'string' || !isHeaders(headers))
    return undefined;
  return { protocol, method, ...(host === undefined ? {} : { host }), path, headers, ...dialled };
}

function readTls(value: Json): ClientTls | undefined {
  if (!isObject(value)) return undefined;
  const { sni, alpn, clientCert } = value;
  if (!isOptionalText(sni) || (clientCert !== undefined && typeof clientCert !== 'boolean')) return undefined;
  if (alpn !== undefined && !isTexts(alpn)) return undefined;
  return {
    ...(sni === undefined ? {} : { sni }),
    ...(alpn === undefined ? {} : { alpn }),
    ...(clientCert === undefined ? {} : { clientCert }),
  };
}

export function readClient(value: Json | undefined): Client | undefined {
  if (!isObject(value)) return undefined;
  const { kind, namespace, labels } = value;
  if ((kind !== 'gateway' && kind !== 'sidecar') || typeof namespace !== 'string' || !isTextMap(labels))
    return undefined;
  return { kind, namespace, labels };
}

const isOptionalText = (value: Json | undefined): value is string | undefined =>
  value === undefined || typeof value === 'string';
export const isTexts = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isTextMap = (value: Json | undefined): value is Readonly<Record<string, string>> =>
  isObject(value) && Object.values(value).every((item) => typeof item === 'string');
const isHeaders = (value: Json | undefined): value is readonly (readonly [string, string])[] =>
  Array.isArray(value) && value.every((pair) => isTexts(pair as Json) && (pair as readonly Json[]).length === 2);
