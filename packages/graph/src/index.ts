// What other packages may use of the picture.
export { buildGraph } from './build.ts';
export { columns } from './graph.ts';
export type * from './graph.ts';
export { layoutGraph } from './layout.ts';
export { bezierPath } from './layout/routes.ts';
export { pathOf } from './trace.ts';
export { searchGraph } from './search.ts';
