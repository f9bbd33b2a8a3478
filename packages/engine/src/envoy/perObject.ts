// What is made of an object once and kept as long as the object lives: tables, indexes, parts of answers.

/** Requests come in rows that ask for the same object: the last one is found without looking it up. */
export function perObject<K extends object, V extends object>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (last?.key === key) return last.value;
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    last = { key, value };
    return value;
  };
}
