// What other packages may use of the engine.
export { changedAt } from './changed.ts';
export { child, isObject, resourceId } from './ref.ts';
export type { Json, JsonObject, Path, Ref, ResourceId } from './ref.ts';
export { matchSummary } from './summary.ts';
export type { MatchPart } from './summary.ts';
export { namesInScope } from './scopeNames.ts';
export { linkGroups } from './references.ts';
export type { Link } from './references.ts';
export type * from './model/resource.ts';
export type * from './model/virtualService.ts';
export { assertNever, err, ok } from './problem.ts';
export type { Problem, Result, Severity } from './problem.ts';
export type { Command, DestinationChoice, PrimitiveCommand } from './command.ts';
export { applyCommand } from './applyCommand.ts';
export { expandCommand } from './commands/expand.ts';
export type { Client, ClientTls, HttpRequest, Request } from './request.ts';
export { defaultSettings } from './settings.ts';
export type { MeshSettings } from './settings.ts';
export type * from './decision.ts';
export { decode, unpackList } from './decode.ts';
export { apiVersionsOf, fieldAt, kindOf, knownKinds, rootField } from './fields/kinds.ts';
export type { KnownKind } from './fields/kinds.ts';
export { explain } from './explain.ts';
export { message } from './sentence.ts';
export { route } from './route.ts';
export { summarize } from './summarize.ts';
export { resolve } from './resolve/resolve.ts';
export type { Mesh } from './resolve/mesh.ts';
export { nearMisses } from './reach/nearMisses.ts';
export { reasonOfChange } from './reach/changes.ts';
export { listedRules, reachAny, stillReaches } from './reach/reachAny.ts';
export type { ListedRule } from './reach/connectionsThrough.ts';
export { reachRule, type ReachProgress } from './reach/reach.ts';
export { explainReach } from './reach/explainReach.ts';
export type { ConnectionReach, NearMiss, Reach, Reason } from './reach/result.ts';
export { mixShares } from './simulate/mix.ts';
export type { MixRefusal, TrafficProfile } from './simulate/mix.ts';
export { simulate, startMix } from './simulate/simulate.ts';
export type { Simulation, SimulationRun } from './simulate/simulate.ts';
export type { SimulatedShare } from './simulate/tally.ts';
export { admit, isRefused } from './admit/admit.ts';
export { patternsReady, textSetsReady } from '@portolan/regex';
export { compareAge } from './resolve/age.ts';
export { advise, documentationOf, guidanceReady } from '#guidance';
export { parseDuration } from './duration.ts';
export { judgeValue, tryPattern, type Trial } from './judge.ts';
export { keySuggestionsAt, suggestionsAt, type Suggestion } from './suggest.ts';
export { fieldBelow, fieldOf, oneOfs, type Field, type Table } from './field.ts';
export { connectionBetween } from './connections/connect.ts';
export { disconnectionOf, reconnectionOf, type Line } from './connections/move.ts';
export { creationsFrom, freshKinds, freshObject, type FreshKind } from './connections/create.ts';
export type { Connection, ConnectionEnd } from './connections/ends.ts';
export type { Case, Expectation, ExpectedDestination, ExpectedShare, RuleBinding } from './cases/case.ts';
export { bindRule, findRule, type FoundRule } from './cases/findRule.ts';
export { rebind, runCase, type CaseResult, type CaseVerdict } from './cases/runCase.ts';
export { coverageOf, isCovered, type Coverage, type RuleCoverage } from './cases/coverage.ts';
export { expectNow } from './cases/expectNow.ts';
export {
  cellCount,
  matrixAxes,
  matrixCell,
  matrixEnds,
  matrixQuestions,
  type MatrixAxes,
  type MatrixCell,
  type MatrixEnd,
} from './cases/matrix.ts';
export { expectationText, gotText } from './cases/tell.ts';
export { ruleName } from './cases/check.ts';
export { generateFor, type CaseDraft, type Unreached } from './cases/generate.ts';
