// Runs one recorded scenario: its YAML through the whole pipeline, its requests through the engine, every field compared.
import { resolve, route, type Decision, type Mesh } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { readResources } from '../resources.ts';
import { answerOf, echoResponse } from './answer.ts';
import {
  clientOf,
  readScenario,
  requestOf,
  settingsOf,
  type Answer,
  type RecordedRequest,
  type Scenario,
} from './recording.ts';

export interface Comparison {
  readonly request: RecordedRequest;
  readonly verdict: 'passed' | 'failed' | 'not-modelled';
  readonly got: Answer;
  /** Names of the fields that differ. */
  readonly differs: readonly string[];
  readonly decide: () => Decision;
}

export interface ScenarioResult {
  readonly name: string;
  readonly comparisons: readonly Comparison[];
  /** Documents refused by us alone, or by the recording alone. */
  readonly rejectedWrongly: readonly string[];
  readonly acceptedWrongly: readonly string[];
}

export function runScenario(name: string, yaml: string, expect: string): ScenarioResult {
  const scenario = readScenario(expect);
  const resources = readResources(readSource(yaml)).resources.filter(
    (r) => !scenario.rejected.some((x) => x.resource === `${r.kind} ${r.namespace}/${r.name}`),
  );
  const mesh = resolve(resources, settingsOf(scenario));
  return {
    name,
    comparisons: scenario.requests.map((request) => compare(mesh, request)),
    ...compareRejected(mesh, scenario),
  };
}

function compare(mesh: Mesh, request: RecordedRequest): Comparison {
  const decide = (trace: boolean): Decision =>
    route(mesh, clientOf(request), requestOf(request), { trace, podResponse: echoResponse });
  const { outcome } = decide(false);
  const got = answerOf(outcome, request);
  const differs = differingFields(request.expect, got);
  const verdict = outcome.kind === 'not-modelled' ? 'not-modelled' : differs.length > 0 ? 'failed' : 'passed';
  return { request, verdict, got, differs, decide: () => decide(true) };
}

/** The reason of a refused configuration is only informative. */
function differingFields(expected: Answer, got: Answer): readonly string[] {
  const fields = new Set([...Object.keys(expected), ...Object.keys(got)]);
  fields.delete('reason');
  return [...fields].filter((field) => stable(expected[field]) !== stable(got[field]));
}

/** JSON with the keys of objects in order. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${stable(field)}`).join(',')}}`;
}

function compareRejected(mesh: Mesh, scenario: Scenario): Pick<ScenarioResult, 'rejectedWrongly' | 'acceptedWrongly'> {
  const ours = mesh.rejected.map(({ resource: { kind, namespace, name } }) => `${kind} ${namespace}/${name}`);
  const theirs = scenario.rejected.map(({ resource }) => resource);
  return {
    rejectedWrongly: without(ours, theirs),
    acceptedWrongly: without(theirs, ours),
  };
}

/** Counted: a document that stands there twice may be refused twice. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
