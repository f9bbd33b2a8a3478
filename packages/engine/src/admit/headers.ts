// Header operations: which names may be changed, and whether Envoy can read the values.
// Source: istio/istio pkg/config/validation/validation.go, virtualservice.go, header_value_validator.go.
import { refuse } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type { HeaderOperations, Headers, HttpRewrite } from '../model/virtualService.ts';
import type { Path } from '../ref.ts';

/** V-VS-34 to V-VS-36, of a rule or one of its destinations. */
export function admitHeaders(findings: Findings, path: Path, headers: Headers): void {
  admitOperations(findings, [...path, 'request'], headers.request, true);
  admitOperations(findings, [...path, 'response'], headers.response, false);
}

function admitOperations(
  findings: Findings,
  path: Path,
  operations: HeaderOperations | undefined,
  isRequest: boolean,
): void {
  if (operations === undefined) return;
  for (const verb of ['set', 'add'] as const) {
    for (const [name, value] of Object.entries(operations[verb] ?? {})) {
      const at = [...path, verb, name];
      const isAllowed = name !== '' && (!isInternal(name) || (isRequest && isAuthority(name)));
      if (!isAllowed) refuse(findings, at, 'V-VS-34', { value: name });
      if (hasControlCharacter(value)) refuse(findings, at, 'V-VS-35', { name });
      else if (!isHeaderTemplate(value)) refuse(findings, at, 'V-VS-36', { value });
    }
  }
  (operations.remove ?? []).forEach((name, i) => {
    if (name === '' || isInternal(name)) refuse(findings, [...path, 'remove', i], 'V-VS-34', { value: name });
  });
}

function isInternal(name: string): boolean {
  return name.startsWith(':') || name.toLowerCase() === 'host';
}
function isAuthority(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === ':authority' || lower === 'host';
}

/** V-VS-37: the authority may be given once, by rewrite, set or add. */
export function admitAuthority(
  findings: Findings,
  path: Path,
  rewrite: HttpRewrite | undefined,
  headers: Headers,
): void {
  let current = rewrite?.authority ?? '';
  for (const verb of ['set', 'add'] as const) {
    for (const [name, value] of Object.entries(headers.request?.[verb] ?? {})) {
      if (!isAuthority(name)) continue;
      if (current !== '')
        refuse(findings, [...path, 'headers', 'request', verb, name], 'V-VS-37', { value, other: current });
      else current = value;
    }
  }
}

function hasControlCharacter(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if ((unit < 0x20 && unit !== 0x09) || unit === 0x7f) return true;
  }
  return false;
}

type State = 'text' | 'name' | 'arguments' | 'item' | 'string' | 'next' | 'close' | 'end';

/**
 * G-HVAL: whether every `%` is doubled or belongs to a closed `%NAME%`, `%NAME(text)%` or `%NAME(["a", "b"])%`.
 * The webhook's own automaton, its leniency included: a quote or a `)` ends either kind of argument.
 */
export function isHeaderTemplate(value: string): boolean {
  let state: State = 'text';
  for (let i = 0; i < value.length; i++) {
    const character = value.charAt(i);
    const skips = (state === 'text' && value.startsWith('%%', i)) || (state === 'string' && character === '\\');
    if (skips) {
      i++;
      if (i >= value.length) return false;
      continue;
    }
    const next = step(state, character);
    if (next === undefined) return false;
    state = next;
  }
  return state === 'text';
}

function step(state: State, character: string): State | undefined {
  switch (state) {
    case 'text':
      return character === '%' ? 'name' : 'text';
    case 'name':
      return character === '%' ? 'text' : character === '(' ? 'arguments' : 'name';
    case 'arguments':
      return character === '[' ? 'item' : character === ' ' ? 'arguments' : 'string';
    case 'item':
      return character === '"' ? 'string' : character === ' ' ? 'item' : undefined;
    case 'string':
      return character === ')' ? 'end' : character === '"' ? 'next' : 'string';
    case 'next':
      return character === ',' ? 'item' : character === ']' ? 'close' : character === ' ' ? 'next' : undefined;
    case 'close':
      return character === ')' ? 'end' : character === ' ' ? 'close' : undefined;
    case 'end':
      return character === '%' ? 'text' : character === ' ' ? 'end' : undefined;
    default:
      return undefined;
  }
}
