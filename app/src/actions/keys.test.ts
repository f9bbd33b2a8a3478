import { expect, test } from 'vitest';
import { isPressed, type Press } from './keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ctrl = { ...none, ctrlKey: true };

test.each<[string, Press, boolean]>([
  ['F2', { key: 'F2', ...none }, true],
  ['mod+D', { key: 'd', ...ctrl }, true],
  ['mod+D', { key: 'd', ...none, metaKey: true }, true],
  ['mod+D', { key: 'd', ...none }, false],
  ['mod+D', { key: 'D', ...ctrl, shiftKey: true }, false],
  ['mod+Shift+Z', { key: 'Z', ...ctrl, shiftKey: true }, true],
  ['Alt+ArrowUp', { key: 'ArrowUp', ...none, altKey: true }, true],
  ['Alt+ArrowUp', { key: 'ArrowUp', ...none }, false],
  ['Delete', { key: 'Backspace', ...none }, true],
  ['?', { key: '?', ...none, shiftKey: true }, true],
  ['E', { key: 'e', ...none }, true],
])('%s is pressed by %j: %s', (keys, press, pressed) => {
  expect(isPressed(keys, press)).toBe(pressed);
});
