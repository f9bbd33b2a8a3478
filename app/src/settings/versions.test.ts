import { expect, test } from 'vitest';
import { defaultSettings } from '@portolan/engine';
import { isDefault } from './isDefault.ts';
import { asOf, switches, versionOf, versions } from './versions.ts';

test.each(versions)('1.%d is recognised by its switches', (version) => {
  expect(versionOf(asOf(defaultSettings, version))).toBe(version);
});

test('the newest is what the engine takes for granted; older ones differ', () => {
  expect(asOf(defaultSettings, 28)).toEqual(defaultSettings);
  expect(versions.map((version) => isDefault(asOf(defaultSettings, version)))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('each older stretch has all switches of the newer ones', () => {
  const counts = versions.map((version) => switches.filter((name) => asOf(defaultSettings, version)[name]).length);
  expect(counts).toEqual([0, 1, 2, 3, 5]);
});

test('a mixture is no version, and the order of keys is no difference', () => {
  expect(versionOf({ ...defaultSettings, wildcardByAge: true })).toBeUndefined();
  const { domain, ...rest } = defaultSettings;
  expect(isDefault({ ...rest, domain })).toBe(true);
});
