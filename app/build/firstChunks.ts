// Which built files the page fetches before it can be used.
import type { Rolldown } from 'vite';

/** The chart is a chunk of its own, asked for by the first file as it starts (shell/LaterCanvas.tsx). */
const isChart = (chunk: Rolldown.OutputChunk): boolean => chunk.facadeModuleId?.endsWith('/canvas/Canvas.tsx') ?? false;

/** The entry and the chart, and whatever they import statically, each once. */
export function firstChunks(bundle: Rolldown.OutputBundle): readonly Rolldown.OutputChunk[] {
  const found = new Map<string, Rolldown.OutputChunk>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(name)) return;
    found.set(name, chunk);
    chunk.imports.forEach(visit);
  };
  const roots = Object.values(bundle).filter((output) => output.type === 'chunk');
  if (!roots.some(isChart)) throw new Error('no chunk is the chart: build/firstChunks.ts names its file');
  for (const chunk of roots) if (chunk.isEntry || isChart(chunk)) visit(chunk.fileName);
  return [...found.values()];
}
