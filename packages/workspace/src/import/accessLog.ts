// Lines of an Envoy access log: Istio's text format, Envoy's own, and both as JSON. A line tells method, path, host and
// where it was written; of the headers it knows one.
// Source: istio.io/latest/docs/tasks/observability/logs/access-log, envoy source/common/formatter/substitution_formatter.cc.
import { isObject, ok, type Json, type Request, type Result } from '@portolan/engine';
import { fail, noteText, type ImportError, type LoggedAnswer, type ReadRequest } from './readRequest.ts';
import { isAddress, parseUrl } from './url.ts';

const start = /\[\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)\] "\S+ \S* \S+" /;

/** Whether the line looks like one of Envoy's text format, whatever a log viewer put before it. */
const isTextLine = (line: string): boolean => start.test(line.slice(0, 4000));
const isJsonLine = (line: string): boolean =>
  /^\s*\{/.test(line) && /"(?:response_code|response_flags)"\s*:/.test(line);

/** The fields that matter, under the names of Istio's JSON format. Absent where the log has `-`. */
type Fields = Readonly<Record<string, string | undefined>>;

/** One request for each line that is of a log. */
export function parseAccessLog(text: string): Result<readonly ReadRequest[], ImportError> {
  const whole = isJsonLine(text) ? jsonFields(text) : undefined;
  if (whole?.ok) return all([whole.value], 0);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const logged = lines.filter((line) => isTextLine(line) || isJsonLine(line));
  const fields: Fields[] = [];
  for (const line of logged) {
    const read = isJsonLine(line) ? jsonFields(line) : textFields(line);
    if (!read.ok) return read;
    fields.push(read.value);
  }
  return fields.length === 0 ? fail('log/line') : all(fields, lines.length - logged.length);
}

function all(lines: readonly Fields[], others: number): Result<readonly ReadRequest[], ImportError> {
  const requests: ReadRequest[] = [];
  for (const fields of lines) {
    const read = requestOf(fields);
    if (!read.ok) return read;
    const note = others > 0 ? [noteText('note/log-lines', { count: others })] : [];
    requests.push({ ...read.value, notes: [...note, ...read.value.notes] });
  }
  return ok(requests);
}

function jsonFields(text: string): Result<Fields, ImportError> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail('log/json', { reason: error instanceof Error ? error.message : String(error) });
  }
  if (!isObject(value)) return fail('log/line');
  const entries = Object.entries(value).map(([name, field]) => [name, known(field)] as const);
  return ok(Object.fromEntries(entries));
}

function known(value: Json | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text !== '-' ? text : undefined;
}

/** Names of the quoted fields that stand side by side in every version of the format. */
const quoted = ['x_forwarded_for', 'user_agent', 'request_id', 'authority', 'upstream_host'] as const;
const behind = [
  'upstream_cluster',
  'upstream_local_address',
  'downstream_local_address',
  'downstream_remote_address',
  'requested_server_name',
  'route_name',
] as const;

function textFields(line: string): Result<Fields, ImportError> {
  const from = line.search(start);
  const words = [...line.slice(from).matchAll(/"((?:[^"\\]|\\.)*)"|(\[[^\]]*\]|\S+)/g)];
  const [, request, code, flags] = words;
  const [method, ...target] = (request?.[1] ?? '').split(' ');
  const protocol = target.pop();
  if (protocol === undefined || code === undefined || flags === undefined) return fail('log/line');
  const run = words.findIndex((_, i) => i > 3 && quoted.every((_name, k) => words[i + k]?.[1] !== undefined));
  const texts = words.map((word) => word[1] ?? word[2] ?? '');
  const at = (index: number): string | undefined => (run < 0 ? undefined : known(texts[run + index]));
  return ok({
    method: known(method),
    path: known(target.join(' ')),
    protocol: known(protocol),
    response_code: known(code[2]),
    response_flags: known(flags[2]),
    ...Object.fromEntries(quoted.map((name, i) => [name, at(i)])),
    ...Object.fromEntries(behind.map((name, i) => [name, at(quoted.length + i)])),
  });
}

function requestOf(fields: Fields): Result<ReadRequest, ImportError> {
  const { method, path, authority, protocol } = fields;
  const dialled = addressOf(fields['downstream_local_address']);
  const sni = fields['requested_server_name'];
  const tls = sni === undefined ? {} : { tls: { sni } };
  const writtenBy = writerOf(fields);
  const notes = writtenBy === 'receiver' ? [noteText('note/log-inbound')] : [];
  const more = { ...(writtenBy && { writtenBy }), logged: answerOf(fields) };
  if (method === undefined || path === undefined) {
    if (!dialled) return fail('log/host');
    const request: Request = { protocol: 'tcp', port: dialled.port, dial: dialled.host, ...tls };
    return ok({ request, dialled: dialled.host, notes, ...more });
  }
  const host = authority ?? dialled?.host;
  const url = host === undefined ? 'host' : parseUrl(`${sni === undefined ? 'http' : 'https'}://${host}/`);
  if (host === undefined || typeof url === 'string') return fail('log/host');
  const agent = fields['user_agent'];
  const isVirtual = writtenBy === 'sender' && dialled !== undefined && dialled.host !== url.host;
  const request: Request = {
    protocol: 'http',
    method,
    host,
    port: dialled?.port ?? url.port,
    path,
    headers: agent === undefined ? [] : [['User-Agent', agent]],
    ...(isVirtual ? { dial: dialled.host } : {}),
    ...tls,
  };
  return ok({ request, dialled: dialled?.host ?? url.host, notes: [...notes, ...notesOf(fields, protocol)], ...more });
}

function notesOf(fields: Fields, protocol: string | undefined): readonly string[] {
  const written = [
    ...(fields['x_forwarded_for'] === undefined ? [] : ['X-Forwarded-For']),
    ...(fields['request_id'] === undefined ? [] : ['X-Request-Id']),
  ];
  return [
    noteText('note/log-headers'),
    ...(fields['authority'] === undefined ? [noteText('note/log-host')] : []),
    ...(written.length === 0 ? [] : [noteText('note/log-written', { names: written.join(', ') })]),
    ...(protocol === undefined || /^HTTP\/1/.test(protocol)
      ? []
      : [noteText('note/http-version', { version: protocol })]),
  ];
}

function answerOf(fields: Fields): LoggedAnswer {
  const status = Number(fields['response_code'] ?? 0);
  const { response_flags: flags, upstream_cluster: cluster, upstream_host: upstreamHost, route_name: route } = fields;
  return {
    ...(status > 0 && { status }),
    ...(flags !== undefined && { flags }),
    ...(cluster !== undefined && { cluster }),
    ...(upstreamHost !== undefined && { upstreamHost }),
    ...(route !== undefined && { route }),
  };
}

/**
 * A gateway is dialled at its own address, from which it also dials on; an application dials another's address, and its
 * proxy dials on from the application's own. Where no upstream was dialled, a sender's X-Forwarded-For tells a gateway.
 */
function writerOf(fields: Fields): ReadRequest['writtenBy'] {
  if (fields['upstream_cluster']?.startsWith('inbound|')) return 'receiver';
  const [own, local, remote] = [
    addressOf(fields['upstream_local_address'])?.host,
    addressOf(fields['downstream_local_address'])?.host,
    addressOf(fields['downstream_remote_address'])?.host,
  ];
  if (own !== undefined && own === local) return 'gateway';
  if (own !== undefined && own === remote) return 'sender';
  if (fields['x_forwarded_for'] !== undefined) return 'gateway';
  return undefined;
}

function addressOf(text: string | undefined): { readonly host: string; readonly port: number } | undefined {
  const found = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(text ?? '');
  const host = found?.[1] ?? found?.[2];
  return host === undefined || !isAddress(host) ? undefined : { host, port: Number(found?.[3]) };
}
