// Text, meaning and picture kept in step.
export { compile } from './compile.ts';
export { createDeriver, derive, type Derive, type Derived } from './derive.ts';
export {
  change,
  emptyHistory,
  redo,
  replaceAll,
  undo,
  type Change,
  type Document,
  type History,
  type HistoryStep,
  type Stepped,
} from './history.ts';
export { parseCurl, type CurlError, type ReadCurl } from './import/curl.ts';
export { importText, type ImportMode } from './importText.ts';
export { placeOf, rangeOf, refAt, valueRangeOf, type DocumentPlace, type TextRange } from './place.ts';
export { readResources, type Place, type Resources, type Stale } from './resources.ts';
export { fromFragment, isShared, toFragment, type ShareError } from './share/share.ts';
export { fromJson as snapshotFromJson, toJson as snapshotToJson, type Snapshot } from './share/snapshot.ts';
