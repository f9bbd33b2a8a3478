// What a pasted text is, when it is a request: told by its beginning, so that it costs nothing to ask of any text.

export type RequestFormat = 'curl' | 'http' | 'access-log' | 'har';

/** Behind a prompt, a wrapper such as `kubectl exec … --`, or a path. */
const curl =
  /^\s*(?:(?:PS [^>\n]*>|[$>%#])\s*)?(?!\w+:\/\/)(?:(?:sudo|time|kubectl|oc|docker|podman)\s[^\n]*?\s)?(?:[\w./\\:-]*[\\/])?curl(?:\.exe)?\s/;
const http = /^\s*[A-Z][A-Z-]* \S+ HTTP\/\d/;
const pseudo = /^\s*:(?:method|authority|path|scheme): /;
const logLine = /^[^\n]{0,300}?\[\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)\] "\S+ \S* \S+" \d/m;
const recording = /^\s*\{\s*"log"\s*:\s*\{/;

/** Undefined for a URL, for YAML and for all else. */
export function requestFormat(text: string): RequestFormat | undefined {
  const head = text.slice(0, 20_000);
  if (curl.test(head)) return 'curl';
  if (http.test(head) || pseudo.test(head)) return 'http';
  if (logLine.test(head)) return 'access-log';
  if (!/^\s*\{/.test(head) || /"kind"\s*:/.test(head)) return undefined;
  if (recording.test(head)) return 'har';
  if (/"(?:response_code|response_flags)"\s*:/.test(head)) return 'access-log';
  return /"request"\s*:\s*\{/.test(head) && /"url"\s*:/.test(head) ? 'har' : undefined;
}
