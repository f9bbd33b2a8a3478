// What other packages may use of the engine.
export { child, isObject, resourceId } from './ref.ts';
export type { Json, JsonObject, Path, PathStep, Ref, ResourceId } from './ref.ts';
export { matchSummary } from './summary.ts';
export type { MatchPart, MatchPartKind } from './summary.ts';
export { references } from './references.ts';
export type { Link, LinkKind, LinkTarget } from './references.ts';
export type * from './model/resource.ts';
export type * from './model/virtualService.ts';
export { assertNever, err, ok } from './problem.ts';
export type { Problem, Result, Severity } from './problem.ts';
export type { Command } from './command.ts';
export type { Client, ClientTls, HttpRequest, Request, TcpRequest } from './request.ts';
export { defaultSettings } from './settings.ts';
export type { MeshSettings } from './settings.ts';
