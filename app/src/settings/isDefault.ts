// Whether the mesh's settings are Istio's own.
import { defaultSettings, type MeshSettings } from '@portolan/engine';

export function isDefault(settings: MeshSettings): boolean {
  return settings === defaultSettings || JSON.stringify(ordered(settings)) === JSON.stringify(ordered(defaultSettings));
}

const ordered = (settings: MeshSettings) => Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
