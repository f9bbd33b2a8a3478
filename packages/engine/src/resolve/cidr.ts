// Address ranges as filter chains compare them.
import { isIpv4 } from '../host.ts';

/** `10.1.2.3/8` and `10.0.0.0/8` are one range; an address is a range of itself. Texts that are neither stay as they are. */
export function canonicalCidr(text: string): string {
  const [address = '', length] = text.split('/');
  if (!isIpv4(address)) return length === undefined && address.includes(':') ? `${address}/128` : text;
  const bits = length === undefined ? 32 : Number(length);
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - bits);
  const base = Math.floor(number / size) * size;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join('.')}/${bits}`;
}

/** Ranges of the unspecified IPv4 address, such as `0.0.0.0/0`, are left out of a chain's criteria; `::/0` is not. */
export function isUnspecifiedRange(text: string): boolean {
  return text.split('/')[0] === '0.0.0.0';
}
