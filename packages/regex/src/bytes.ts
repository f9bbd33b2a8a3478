// UTF-8 as strings of one character per byte: Envoy's RE2 reads patterns and subjects as bytes (R-MATCH-13).

const ascii = /^[\0-\x7f]*$/;

/** `ü` becomes the two characters U+00C3 U+00BC; text of ASCII alone is returned as it is. */
export function toByteString(text: string): string {
  if (ascii.test(text)) return text;
  let bytes = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const isLoneSurrogate = code >= 0xd800 && code <= 0xdfff;
    bytes += encode(isLoneSurrogate ? 0xfffd : code);
  }
  return bytes;
}

function encode(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63));
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  return String.fromCharCode(
    0xf0 | (code >> 18),
    0x80 | ((code >> 12) & 63),
    0x80 | ((code >> 6) & 63),
    0x80 | (code & 63),
  );
}

/** The reverse of `toByteString`; a byte that is no part of well-formed UTF-8 becomes U+FFFD. */
export function fromByteString(bytes: string): string {
  if (ascii.test(bytes)) return bytes;
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const [code, length] = decodeAt(bytes, i);
    text += String.fromCodePoint(code);
    i += length;
  }
  return text;
}

function decodeAt(bytes: string, at: number): readonly [code: number, length: number] {
  const first = bytes.charCodeAt(at);
  if (first < 0x80) return [first, 1];
  const length = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  if (length === 1 || first >= 0xf8) return [0xfffd, 1];
  let code = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const next = bytes.charCodeAt(at + i);
    if (Number.isNaN(next) || (next & 0xc0) !== 0x80) return [0xfffd, 1];
    code = (code << 6) | (next & 63);
  }
  const smallest = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
  const isLegal = code >= smallest && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isLegal ? [code, length] : [0xfffd, 1];
}
