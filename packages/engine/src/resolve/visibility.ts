// exportTo: who may see a resource (R-VS-3, R-SVC-10, R-SE-10). Source: istio/istio pilot/pkg/model/push_context.go.
import type { ExportTo } from './mesh.ts';

/** `exportTo` as written, else the mesh default, with `.` replaced by the owner's namespace. */
export function resolveExportTo(
  written: readonly string[] | undefined,
  fallback: readonly string[],
  namespace: string,
): ExportTo {
  const entries = written && written.length > 0 ? written : fallback;
  return [...new Set(entries.map((entry) => (entry === '.' ? namespace : entry)))];
}

function isPublic(exportTo: ExportTo): boolean {
  return exportTo.includes('*');
}

/** Whether the owner shows it to a proxy or object of `namespace`. */
export function isVisibleTo(exportTo: ExportTo, namespace: string): boolean {
  return exportTo.includes('*') || exportTo.includes(namespace);
}

/** How early pilot lists it for a namespace: own private and named exports before public (R-VS-5). */
export type ExportGroup = 'private' | 'named' | 'public';

/** @returns undefined when it is not listed for the namespace; `~` beside namespaces hides it from all. */
export function exportGroup(exportTo: ExportTo, owner: string, namespace: string): ExportGroup | undefined {
  if (isPublic(exportTo)) return 'public';
  if (exportTo.includes('~') || !exportTo.includes(namespace)) return undefined;
  return owner === namespace ? 'private' : 'named';
}
