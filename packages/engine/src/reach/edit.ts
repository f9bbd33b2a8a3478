// A request with one part of it changed.
import type { HttpRequest } from '../request.ts';

interface Target {
  /** `scheme://authority` of a target that names them. */
  readonly origin: string;
  readonly path: string;
  readonly query: string | undefined;
}

export function targetOf({ path: whole }: HttpRequest): Target {
  const origin = /^[A-Za-z][A-Za-z0-9+\-.]*:\/\/[^/?#]*/.exec(whole)?.[0] ?? '';
  const rest = whole.slice(origin.length);
  const mark = rest.indexOf('?');
  return { origin, path: mark < 0 ? rest : rest.slice(0, mark), query: mark < 0 ? undefined : rest.slice(mark + 1) };
}

export function withPath(request: HttpRequest, path: string): HttpRequest {
  const { origin, query } = targetOf(request);
  return { ...request, path: `${origin}${path}${query === undefined ? '' : `?${query}`}` };
}

/** @param value undefined takes the parameter away, all of its values */
export function withQuery(request: HttpRequest, name: string, value: string | undefined): HttpRequest {
  const { origin, path, query } = targetOf(request);
  const parts = query === undefined || query === '' ? [] : query.split('&');
  const isNamed = (part: string): boolean => part === name || part.startsWith(`${name}=`);
  const at = parts.findIndex(isNamed);
  const others = parts.filter((part) => !isNamed(part));
  if (value !== undefined) others.splice(at < 0 ? others.length : at, 0, `${name}=${value}`);
  return { ...request, path: `${origin}${path}${others.length === 0 ? '' : `?${others.join('&')}`}` };
}

/** @param values of all lines of that name; none takes the header away */
export function withHeader(request: HttpRequest, name: string, values: readonly string[]): HttpRequest {
  const key = name.toLowerCase();
  const isNamed = ([written]: readonly [string, string]): boolean => written.toLowerCase() === key;
  const at = request.headers.findIndex(isNamed);
  const headers = request.headers.filter((line) => !isNamed(line));
  const lines = values.map((value) => [name, value] as const);
  headers.splice(at < 0 ? headers.length : at, 0, ...lines);
  return { ...request, headers };
}
