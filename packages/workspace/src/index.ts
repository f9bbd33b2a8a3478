// Text, meaning and picture kept in step.
export { compile } from './compile.ts';
export { createDeriver, derive, meshOf, type Derived } from './derive.ts';
export { change, earlierText, emptyHistory, redo, replaceAll, undo, type History } from './history.ts';
export { requestFormat } from './import/requestFormat.ts';
export { parseRequests } from './import/requests.ts';
export { toCurl, type CurlShell } from './import/toCurl.ts';
export type { LoggedAnswer, ReadRequest } from './import/readRequest.ts';
export { freeId as freeCaseId } from './cases/read.ts';
export { importText } from './importText.ts';
export { complete, type Completion, type Suggestion } from './language/complete.ts';
export { hoverAt, type Meant } from './language/hover.ts';
export { outlineOf, type OutlineEntry } from './language/outline.ts';
export { definitionsAt, mentionsOf, nameAt, renameOf } from './language/symbols.ts';
export { rangeOf, refAt, valueRangeOf } from './place.ts';
export { fromFragment, toFragment } from './share/share.ts';
export { fromJson as snapshotFromJson, toJson as snapshotToJson, type Snapshot } from './share/snapshot.ts';
export { whatIf, type WatchedRequest, type WhatIf } from './whatIf.ts';
