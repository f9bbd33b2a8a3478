// Paths as Envoy reads them: normalised before matching, cut into path and query (R-MATCH-9, R-MATCH-16).
import type { MeshSettings } from '../settings.ts';

export type PathNormalization = MeshSettings['pathNormalization'];

/**
 * The `:path` that is matched and forwarded, query included.
 * @returns undefined where Envoy answers 400 (`%00`)
 */
export function normalizePath(path: string, mode: PathNormalization): string | undefined {
  const hash = path.indexOf('#');
  const whole = hash < 0 ? path : path.slice(0, hash);
  if (mode === 'NONE') return whole;
  const mark = whole.indexOf('?');
  const query = mark < 0 ? '' : whole.slice(mark);
  let normal = mark < 0 ? whole : whole.slice(0, mark);
  if (mode === 'DECODE_AND_MERGE_SLASHES') normal = normal.replace(/%2f/gi, '/').replace(/%5c/gi, '\\');
  if (!isNormal.test(normal) || normal.includes('/.')) {
    const resolved = canonical(normal);
    if (resolved === undefined) return undefined;
    normal = resolved;
  }
  if (mode !== 'BASE') normal = normal.replace(/\/{2,}/g, '/');
  return normal + query;
}

/**
 * Reads a path once, for the common case that nothing in it is refused, cut off or normalised, in any mode.
 *
 * @returns where the query begins, the whole length where there is none; -1 where this short look cannot tell
 */
export function plainCut(path: string): number {
  if (path.charCodeAt(0) !== slash) return -1;
  let before = 0;
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i);
    if (code === questionMark) return isPlainQuery(path, i + 1) ? i : -1;
    if (plainInPath[code] !== 1) return -1;
    if (before === slash && (code === slash || code === dot)) return -1;
    before = code;
  }
  return path.length;
}

function isPlainQuery(path: string, from: number): boolean {
  for (let i = from; i < path.length; i++) {
    const code = path.charCodeAt(i);
    if (code <= 0x20 || code > 0x7e || code === hash) return false;
  }
  return true;
}

const [slash, dot, questionMark, hash] = [0x2f, 0x2e, 0x3f, 0x23];
/** By character code. Beyond its end nothing is plain. */
const plainInPath = Uint8Array.from({ length: 128 }, (_, code) =>
  /[!$&-;=@-[\]_a-z~]/.test(String.fromCharCode(code)) ? 1 : 0,
);

export function splitQuery(path: string): { readonly path: string; readonly query: string | undefined } {
  const mark = path.indexOf('?');
  return mark < 0 ? { path, query: undefined } : { path: path.slice(0, mark), query: path.slice(mark + 1) };
}

/** No character that canonicalisation would touch, dots apart. */
const isNormal = /^[!#-$&-;=?-[\]_a-z~]*$/;

const hexPair = /^[0-9a-fA-F]{2}$/;
const unreserved = /^[A-Za-z0-9\-._~]$/;
const escaped = /^["<>^`{|}\t\f\u0000-\u001f]$/;

/** Source: Chromium's url_canon_path (which Envoy calls), with R-MATCH-16 for what recordings say. */
function canonical(path: string): string | undefined {
  let out = '';
  for (let i = 0; i < path.length;) {
    const char = path[i] ?? '';
    const segment = out.endsWith('/') ? dotSegment(path, i) : undefined;
    if (segment) {
      if (segment.up) out = parent(out);
      i += segment.length;
    } else if (char === '\\') {
      out += '/';
      i += 1;
    } else if (char === '%') {
      const pair = path.slice(i + 1, i + 3);
      if (!hexPair.test(pair)) {
        out += '%';
        i += 1;
        continue;
      }
      const decoded = String.fromCharCode(parseInt(pair, 16));
      if (decoded === '\0') return undefined;
      out += unreserved.test(decoded) ? decoded : `%${pair}`;
      i += 3;
    } else {
      out += escaped.test(char) ? `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : char;
      i += 1;
    }
  }
  return out;
}

const dots = /^(?:(\.|%2e)(\.|%2e)?(?:$|[/\\])|\.(\.)?;[^/\\]*(?:$|[/\\]))/i;

/** `.` or `..` as a whole segment at `at`, its dots escaped or not, with parameters (`..;x`) only when they are not. */
function dotSegment(path: string, at: number): { readonly up: boolean; readonly length: number } | undefined {
  const char = path[at];
  if (char !== '.' && char !== '%') return undefined;
  const found = dots.exec(path.slice(at));
  return found ? { up: found[2] !== undefined || found[3] !== undefined, length: found[0].length } : undefined;
}

/** Without its last segment, never above the root: `/a/b/` → `/a/`. */
function parent(path: string): string {
  const slash = path.lastIndexOf('/', path.length - 2);
  return slash < 0 ? '/' : path.slice(0, slash + 1);
}
