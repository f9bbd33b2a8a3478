// Older control planes: which of the switches each needs (the engine's settings.ts, section 13 of the specification).
import type { MeshSettings } from '@portolan/engine';

export type Switch =
  'shadowSuffix' | 'retryOn503ByDefault' | 'withoutHeadersNeedsHeader' | 'externalNameAsService' | 'wildcardByAge';

/** The last minor version that had the behaviour. */
const lastWith: Readonly<Record<Switch, number>> = {
  shadowSuffix: 27,
  retryOn503ByDefault: 23,
  withoutHeadersNeedsHeader: 21,
  externalNameAsService: 20,
  wildcardByAge: 20,
};

export const switches = Object.keys(lastWith) as readonly Switch[];

/** The newest minor version of each stretch between which nothing of ours changed; the first stands for all later ones. */
export const versions = [28, 27, 23, 21, 20] as const;
export type Version = (typeof versions)[number];

export function asOf(settings: MeshSettings, version: Version): MeshSettings {
  const set = Object.fromEntries(switches.map((name) => [name, version <= lastWith[name]]));
  return { ...settings, ...set };
}

/** Undefined where the switches stand as in no version. */
export function versionOf(settings: MeshSettings): Version | undefined {
  return versions.find((version) => switches.every((name) => settings[name] === version <= lastWith[name]));
}
