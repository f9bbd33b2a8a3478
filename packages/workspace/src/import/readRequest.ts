// What is known of a request that was pasted: the request, what was dialled, who may have sent it, and what was left aside.
import { err, type Request, type Result } from '@portolan/engine';
import { fill, importErrors, importNotes, type ImportErrorCode, type ImportNoteCode } from './messages.ts';

/** What a log or a recording says became of the request. */
export interface LoggedAnswer {
  /** Absent where no HTTP status was written, as for a TCP connection. */
  readonly status?: number;
  /** Envoy's response flags, such as `NR` or `UH,URX`; absent where none were set. */
  readonly flags?: string;
  /** Envoy's name, such as `outbound|80||web.default.svc.cluster.local`. */
  readonly cluster?: string;
  /** Address of the pod. */
  readonly upstreamHost?: string;
  readonly route?: string;
}

export interface ReadRequest {
  /** `port` is the port dialled; `dial` is given where the name dialled is not that of the Host header. */
  readonly request: Request;
  /** The host dialled. IPv6 in brackets. */
  readonly dialled: string;
  /** `kubectl exec` in front of it: the request leaves from that pod. */
  readonly exec?: { readonly pod: string; readonly namespace?: string };
  /** Whose proxy wrote the line, where its addresses tell. */
  readonly writtenBy?: 'gateway' | 'sender' | 'receiver';
  readonly logged?: LoggedAnswer;
  /** Sentences. */
  readonly notes: readonly string[];
}

export interface ImportError {
  readonly code: ImportErrorCode;
  readonly message: string;
}

type Values = Readonly<Record<string, string | number>>;

export function fail(code: ImportErrorCode, values: Values = {}): Result<never, ImportError> {
  return err({ code, message: fill(importErrors[code], values) });
}

export function noteText(code: ImportNoteCode, values: Values = {}): string {
  return fill(importNotes[code], values);
}

/** Enough to recognise a text by, in one line. */
export function shortened(text: string, limit = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

/** Letters of a header's name. Source: RFC 9110 5.6.2. */
export const isHeaderName = (name: string): boolean => /^[!#$%&'*+\-.^_`|~\w]+$/.test(name);
