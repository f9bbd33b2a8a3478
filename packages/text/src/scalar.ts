// What a plain YAML scalar means to Kubernetes: YAML 1.1 booleans (`y`, `on`), 0755 in octal, underscores in numbers, but no
// base-60 numbers, and timestamps stay strings.
// Source: go.yaml.in/yaml/v2 resolve.go (resolve, resolveMap), as used by sigs.k8s.io/yaml.

const words = new Map<string, boolean | null | number>();
const addWords = (value: boolean | null | number, list: string): void => {
  for (const word of list.split(' ')) words.set(word, value);
};
addWords(true, 'y Y yes Yes YES true True TRUE on On ON');
addWords(false, 'n N no No NO false False FALSE off Off OFF');
addWords(null, ' ~ null Null NULL');
addWords(Number.NaN, '.nan .NaN .NAN');
addWords(Number.POSITIVE_INFINITY, '.inf .Inf .INF +.inf +.Inf +.INF');
addWords(Number.NEGATIVE_INFINITY, '-.inf -.Inf -.INF');

const decimal = /^[-+]?(?:0|[1-9][0-9]*)$/;
const octal = /^([-+]?)0o?([0-7]+)$/i;
const hexadecimal = /^([-+]?)0x([0-9a-f]+)$/i;
const binary = /^([-+]?)0b([01]+)$/i;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** What Go's ParseFloat takes after a leading point: there underscores must stand between digits. */
const pointFloat = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;

/** The value of an untagged plain scalar. Infinities and NaN come back as such: they have no JSON, which the reader says. */
export function resolvePlain(source: string): boolean | null | number | string {
  const first = source.charCodeAt(0);
  // Most scalars are words that cannot be anything but strings.
  if (first >= 0x30 && first <= 0x39) return resolveNumber(source);
  if (first === 0x2b || first === 0x2d || first === 0x2e) {
    const word = words.get(source);
    if (word !== undefined) return word;
    return first === 0x2e ? resolvePoint(source) : resolveNumber(source);
  }
  if (source.length > 5) return source;
  const word = words.get(source);
  return word === undefined ? source : word;
}

function resolvePoint(source: string): number | string {
  return pointFloat.test(source) ? finite(Number(source.replaceAll('_', '')), source) : source;
}

function resolveNumber(source: string): number | string {
  const plain = source.includes('_') ? source.replaceAll('_', '') : source;
  if (decimal.test(plain)) return Number(plain) + 0; // + 0: -0 is the integer 0
  for (const [pattern, radix] of [
    [octal, 8],
    [hexadecimal, 16],
    [binary, 2],
  ] as const) {
    const found = pattern.exec(plain);
    if (found?.[2] !== undefined) {
      const digits = Number.parseInt(found[2], radix);
      if (digits <= 2 ** 64) return found[1] === '-' ? -digits : digits;
    }
  }
  return float.test(plain) ? finite(Number(plain), source) : source;
}

/** Whether a scalar is a number without a fraction, as Go's integers of 64 bits hold it. */
export function isWhole(source: string): boolean {
  const value = resolvePlain(source);
  const plain = source.replaceAll('_', '');
  const isInteger = [decimal, octal, hexadecimal, binary].some((pattern) => pattern.test(plain));
  return isInteger && typeof value === 'number' && value >= -(2 ** 63) && value <= 2 ** 64;
}

/** A number too large for a float64 is an error to ParseFloat, hence a string. */
const finite = (value: number, source: string): number | string => (Number.isFinite(value) ? value : source);

/** The JSON key of a plain mapping key. Undefined where there is none (null). Source: sigs.k8s.io/yaml convertToJSONableObject. */
export function plainKey(source: string): string | undefined {
  return keyOf(resolvePlain(source));
}

export function keyOf(value: boolean | null | number | string): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return String(value);
}
