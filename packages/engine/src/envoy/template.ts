// Header values as Envoy's templates: `%REQ(name)%`, `%%` and their like (R-ACT-35).
// Source: envoy source/common/formatter; admission has refused what is malformed.
import type { SettledHeaders } from './headers.ts';
import type { AcceptedRequest } from './accept.ts';

/** What a template can see when it is evaluated. */
export interface TemplateScope {
  readonly request: Pick<AcceptedRequest, 'method' | 'scheme'> & {
    readonly authority: string;
    readonly path: string;
    readonly headers: SettledHeaders;
  };
  /** Absent while the request is on its way. */
  readonly response?: { readonly status: number; readonly headers: SettledHeaders };
}

const command = /%%|%([A-Z_]+)(?:\(([^)]*)\))?(?::(\d+))?%/g;

/** The text a value becomes; a missing header gives no text. What only a running proxy knows stays as it is written. */
export function formatTemplate(template: string, scope: TemplateScope): string {
  if (!template.includes('%')) return template;
  return template.replace(command, (whole: string, name?: string, argument?: string, length?: string) => {
    if (whole === '%%') return '%';
    const value = valueOf(name ?? '', argument ?? '', scope);
    if (value === undefined) return whole;
    return length === undefined ? value : value.slice(0, Number(length));
  });
}

/** Commands of a template whose values exist only in a running proxy, such as `DOWNSTREAM_REMOTE_ADDRESS`. */
export function runTimeCommands(template: string): readonly string[] {
  return [...template.matchAll(command)].flatMap(([, name]) => (name === undefined || known.has(name) ? [] : [name]));
}

const known: ReadonlySet<string> = new Set(['REQ', 'RESP', 'PROTOCOL', 'RESPONSE_CODE']);

function valueOf(name: string, argument: string, scope: TemplateScope): string | undefined {
  switch (name) {
    case 'REQ':
      return eitherHeader(argument, (header) => requestHeader(header, scope));
    case 'RESP':
      return eitherHeader(argument, (header) => responseHeader(header, scope));
    case 'PROTOCOL':
      return 'HTTP/1.1';
    case 'RESPONSE_CODE':
      return String(scope.response?.status ?? 0);
    default:
      return undefined;
  }
}

/** `x-a?x-b`: the second where the first is missing. */
function eitherHeader(argument: string, read: (name: string) => string | undefined): string {
  const [first = '', second] = argument.toLowerCase().split('?');
  return read(first) ?? (second === undefined ? undefined : read(second)) ?? '';
}

function requestHeader(name: string, { request }: TemplateScope): string | undefined {
  switch (name) {
    case ':authority':
    case 'host':
      return request.authority;
    case ':path':
      return request.path;
    case ':method':
      return request.method;
    case ':scheme':
      return request.scheme;
    default:
      return request.headers.get(name);
  }
}

function responseHeader(name: string, { response }: TemplateScope): string | undefined {
  return name === ':status' ? response && String(response.status) : response?.headers.get(name);
}
