// After an edit most of a document's value is as before: those parts stay the same objects, so that whoever caches by object
// need not look at them again. A `kind: List` of a thousand objects is one document; an edit changes one of them.
import { isJsonArray, isJsonObject, setEntry, type Json } from './json.ts';

/** Equal to `now`, and made of the parts of `old` wherever they are equal, keys in the same order. */
export function reuseJson(old: Json | undefined, now: Json): Json {
  if (old === now) return now;
  if (isJsonArray(now)) return isJsonArray(old) ? reuseList(old, now) : now;
  return isJsonObject(now) && isJsonObject(old) ? reuseObject(old, now) : now;
}

function reuseObject(old: Readonly<Record<string, Json>>, now: Readonly<Record<string, Json>>): Json {
  const keys = Object.keys(now);
  const oldKeys = Object.keys(old);
  const out: Record<string, Json> = {};
  let isSame = keys.length === oldKeys.length;
  keys.forEach((key, i) => {
    const before = Object.hasOwn(old, key) ? old[key] : undefined;
    const value = reuseJson(before, now[key] ?? null);
    if (value !== before || oldKeys[i] !== key) isSame = false;
    setEntry(out, key, value);
  });
  return isSame ? old : out;
}

/** Items count from both ends: one that came or went in the middle leaves the others the same. */
function reuseList(old: readonly Json[], now: readonly Json[]): Json {
  const out = [...now];
  const most = Math.min(old.length, now.length);
  let head = 0;
  for (; head < most; head++) {
    out[head] = reuseJson(old[head], now[head] ?? null);
    if (out[head] !== old[head]) break;
  }
  for (let tail = 1; tail <= most - head; tail++) {
    const i = now.length - tail;
    const before = old[old.length - tail];
    out[i] = reuseJson(before, now[i] ?? null);
    if (out[i] !== before) break;
  }
  return head === old.length && head === now.length ? old : out;
}
