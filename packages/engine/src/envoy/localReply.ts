// Answers that Envoy gives by itself, plain or in the form that gRPC clients understand (R-RES-1).
// Source: envoy source/common/http/utility.cc, Utility::sendLocalReply.
import type { Routed } from '../decision.ts';
import { HeaderMap } from './headers.ts';

export interface LocalReply {
  readonly status: number;
  readonly headers: HeaderMap;
  readonly body?: string;
}

export interface ReplyTo {
  readonly isGrpc: boolean;
  readonly method: string;
}

/**
 * @param grpcStatus code for gRPC clients where the configuration names one; else it follows the status
 * @param location goes before what header operations add
 */
export function localReply(
  to: ReplyTo,
  status: number,
  body: string,
  options: { readonly grpcStatus?: number; readonly location?: string } = {},
): LocalReply {
  const headers = new HeaderMap('response');
  if (to.isGrpc) {
    headers.add('grpc-status', String(options.grpcStatus ?? grpcStatusOf(status)));
    if (body !== '') headers.add('grpc-message', percentEncode(body));
  }
  if (options.location !== undefined) headers.add('location', options.location);
  if (to.isGrpc) return { status: 200, headers };
  if (body !== '') headers.add('content-type', 'text/plain');
  const hasBody = body !== '' && to.method !== 'HEAD' && status !== 204 && status !== 304;
  return { status, headers, ...(hasBody && { body }) };
}

/** As fields of an outcome. */
export function replyFields({
  status,
  headers,
  body,
}: LocalReply): Pick<Routed, 'status' | 'responseHeaders' | 'body'> {
  return {
    status,
    ...(headers.size > 0 && { responseHeaders: headers.list() }),
    ...(body !== undefined && { body }),
  };
}

function grpcStatusOf(status: number): number {
  switch (status) {
    case 400:
      return 13;
    case 401:
      return 16;
    case 403:
      return 7;
    case 404:
      return 12;
    case 429:
    case 502:
    case 503:
    case 504:
      return 14;
    default:
      return 2;
  }
}

/** Visible ASCII but `%` stays; all other bytes of UTF-8 become `%XX`. */
function percentEncode(message: string): string {
  return message.replace(/[^ -$&-~]/gu, (char) => {
    const code = char.charCodeAt(0);
    if (code < 0x80) return `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
    const isLoneSurrogate = char.length === 1 && code >= 0xd800 && code <= 0xdfff;
    return encodeURIComponent(isLoneSurrogate ? '\ufffd' : char);
  });
}
