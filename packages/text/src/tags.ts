// What a tag makes of a scalar: `!!int`, `!!str` and the like. Tags that nobody knows make a text; those of mappings and lists
// say nothing.
// Source: go.yaml.in/yaml/v2 resolve.go (resolve, resolvableTag), decode.go (scalar, isMerge).
import { isWhole, resolvePlain } from './scalar.ts';

const standard = 'tag:yaml.org,2002:';

/** As it is written in a text: `!!int`. */
export const shownTag = (tag: string): string => (tag.startsWith(standard) ? `!!${tag.slice(standard.length)}` : tag);

export type Scalar = boolean | null | number | string;

/** Undefined where the value is not what the tag says. The style of the scalar does not matter. */
export function resolveTagged(tag: string, source: string): Scalar | undefined {
  const value = resolvePlain(source);
  switch (shownTag(tag)) {
    case '!!null':
      return value === null ? value : undefined;
    case '!!bool':
      return typeof value === 'boolean' ? value : undefined;
    case '!!int':
      return isWhole(source) ? value : undefined;
    case '!!float':
      return typeof value === 'number' ? value : undefined;
    case '!!timestamp':
      return isTimestamp(source) ? source : undefined;
    case '!!binary':
      return undefined;
    default:
      return source;
  }
}

export const isBinary = (tag: string): boolean => shownTag(tag) === '!!binary';

/** Whether `<<` takes in what another mapping holds. @param isPlain written without quotes */
export function isMergeKey(source: string, tag: string | undefined, isPlain: boolean): boolean {
  return source === '<<' && (tag === undefined ? isPlain : tag === '!' || shownTag(tag) === '!!merge');
}

const timestamp =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](?<clock>\d{1,2}:\d{1,2}:\d{1,2})(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)| (?<bare>\d{1,2}:\d{1,2}:\d{1,2})(?:\.\d+)?)?$/;

/** A day of the calendar, with a time of day or without. */
function isTimestamp(source: string): boolean {
  const found = timestamp.exec(source);
  const [year = 0, month = 0, day = 0] = (found ?? []).slice(1, 4).map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = (found?.groups?.['clock'] ?? found?.groups?.['bare'] ?? '0')
    .split(':')
    .map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days && hours < 24 && minutes < 60 && seconds < 60;
}
