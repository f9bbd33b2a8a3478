// Keys of actions against keys that are pressed. The text of the keys is the registry's own: `mod+Shift+Z`.

/** The part of a KeyboardEvent that counts. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Backspace does what Delete does: Apple's keyboards have no other. */
const sameKeys: Readonly<Record<string, string>> = { backspace: 'delete' };

export function isPressed(keys: string, event: Press): boolean {
  const parts = keys.split('+');
  const key = parts.pop()?.toLowerCase() ?? '';
  const pressed = event.key.toLowerCase();
  return (
    (sameKeys[pressed] ?? pressed) === key &&
    (event.ctrlKey || event.metaKey) === parts.includes('mod') &&
    event.altKey === parts.includes('Alt') &&
    // What only Shift can write, such as `?`, is asked for without it.
    (event.shiftKey === parts.includes('Shift') || (key.length === 1 && !/[a-z0-9]/.test(key)))
  );
}
