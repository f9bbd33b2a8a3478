// Base64 and its form for URLs, without the platform's btoa: pure packages know no DOM.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const plain = `${alphabet}+/`;
const forUrls = `${alphabet}-_`;

/** UTF-8, padded. */
export function base64(text: string): string {
  const encoded = encode(utf8(text), plain);
  return encoded + '='.repeat((4 - (encoded.length % 4)) % 4);
}

/** Unpadded. Source: RFC 4648 5. */
export function toBase64Url(bytes: Uint8Array): string {
  return encode(bytes, forUrls);
}

/** Undefined where a character is none of the alphabet, or the length cannot be. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const value = valueOf[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (buffer >> bits) & 0xff;
  }
  return bytes;
}

const valueOf = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) valueOf[forUrls.charCodeAt(i)] = i;

function encode(bytes: Uint8Array, letters: string): string {
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    out.push(letters[a >> 2] ?? '', letters[((a & 3) << 4) | ((b ?? 0) >> 4)] ?? '');
    if (b !== undefined) out.push(letters[((b & 15) << 2) | ((c ?? 0) >> 6)] ?? '');
    if (c !== undefined) out.push(letters[c & 63] ?? '');
  }
  return out.join('');
}

function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return Uint8Array.from(bytes);
}
