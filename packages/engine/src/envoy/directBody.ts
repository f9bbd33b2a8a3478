// The body of a direct response: text, or bytes written in base64 (R-ACT-22).
import type { HttpDirectResponse } from '../model/virtualService.ts';

export function directBody({ body }: HttpDirectResponse): string {
  return body?.string ?? (body?.bytes === undefined ? '' : decodeBase64(body.bytes));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of UTF-8 as text; both alphabets of base64, padding or not. */
function decodeBase64(text: string): string {
  let escaped = '';
  let bits = 0;
  let held = 0;
  for (const char of text.replaceAll('-', '+').replaceAll('_', '/')) {
    const value = alphabet.indexOf(char);
    if (value < 0) continue;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((held >> bits) & 255).toString(16).padStart(2, '0')}`;
    held &= (1 << bits) - 1;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    // Not UTF-8: each byte as the character of that number.
    return escaped.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
}
