// What other packages may use of the picture.
export { buildGraph } from './build.ts';
export type * from './graph.ts';
export { layoutGraph } from './layout.ts';
export { edgeIn, nodeAt, nodeIn } from './places.ts';
export { searchGraph } from './search.ts';
export { pathOf } from './trace.ts';
