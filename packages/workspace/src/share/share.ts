// A snapshot as the fragment of a link, and back. `share/1/<check><deflated>`: base64url of four check bytes and of raw
// deflate with dictionary 1 over UTF-8 JSON. The fragment never leaves the browser: servers do not see it.
import { err, ok, type Result } from '@portolan/engine';
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { fromBase64Url, toBase64Url } from '../base64.ts';
import { dictionary1 } from './dictionary.ts';
import { shareMessages, type ShareErrorCode } from './messages.ts';
import { fromJson, toJson, type Snapshot } from './snapshot.ts';

const prefix = 'share/';
const version = 1;
/** A small link can unfold to much: more than this is refused while it unfolds. Bytes. */
const inflatedLimit = 24_000_000;

export interface ShareError {
  readonly code: ShareErrorCode;
  readonly message: string;
}

/** A fragment without `#`. The same snapshot gives the same link; how long a link may be is for the caller to say. */
export function toFragment(snapshot: Snapshot): string {
  const json = strToU8(JSON.stringify(toJson(snapshot)));
  const packed = deflateSync(json, { level: 9, dictionary: strToU8(dictionary1) });
  const bytes = new Uint8Array(packed.length + 4);
  new DataView(bytes.buffer).setUint32(0, adler32(packed));
  bytes.set(packed, 4);
  return `${prefix}${version}/${toBase64Url(bytes)}`;
}

/** Whether a fragment means to be a shared snapshot, be it whole or not. */
export function isShared(fragment: string): boolean {
  return bare(fragment).startsWith(prefix);
}

/** @param fragment with or without `#` */
export function fromFragment(fragment: string): Result<Snapshot, ShareError> {
  const [, written, data = ''] = /^share\/(\d+)\/(.*)$/s.exec(bare(fragment)) ?? [];
  if (written === undefined) return fail('share/none');
  if (Number(written) !== version) return fail('share/version');
  const bytes = fromBase64Url(data.trim());
  if (bytes === undefined || bytes.length < 5) return fail('share/incomplete');
  const packed = bytes.subarray(4);
  if (new DataView(bytes.buffer).getUint32(0) !== adler32(packed)) return fail('share/incomplete');
  const json = inflate(packed);
  if (typeof json === 'string') return fail(json);
  try {
    const snapshot = fromJson(JSON.parse(strFromU8(json)));
    return snapshot === undefined ? fail('share/broken') : ok(snapshot);
  } catch (error) {
    if (error instanceof SyntaxError) return fail('share/broken');
    throw error;
  }
}

const bare = (fragment: string): string => (fragment.startsWith('#') ? fragment.slice(1) : fragment);
const fail = (code: ShareErrorCode): Result<never, ShareError> => err({ code, message: shareMessages[code] });

/** Compressed bytes given to the inflater at a time: what one piece unfolds to is bounded by deflate's ratio of 1032. */
const pieceSize = 4096;

function inflate(packed: Uint8Array): Uint8Array | ShareErrorCode {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate({ dictionary: strToU8(dictionary1) }, (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += pieceSize) {
      inflater.push(packed.subarray(at, at + pieceSize), at + pieceSize >= packed.length);
      if (size > inflatedLimit) return 'share/too-large';
    }
  } catch {
    // fflate throws what it thinks of the bytes: the check sum was right, so they were made wrongly.
    return 'share/broken';
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** Tells a link that was cut or changed on its way. Source: RFC 1950 9. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let i = 0; i < bytes.length; i++) {
    a = (a + (bytes[i] ?? 0)) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}
