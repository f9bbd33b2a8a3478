// Collects Problems of one resource while its value is walked: the path of the walk, and sentences from the catalogue.
import { sentenceOf } from '#sentences';
import { fixesFor } from './fixes.ts';
import { fill } from './messages/fill.ts';
import type { Values } from './messages/fill.ts';
import type { Problem, Severity } from './problem.ts';
import type { CatalogueName } from './guidance/sentences.ts';
import type { Json, Path, Ref, ResourceId } from './ref.ts';

export interface Findings {
  readonly resource: ResourceId;
  readonly catalogue: CatalogueName;
  readonly problems: Problem[];
}

export function newFindings(resource: ResourceId, catalogue: CatalogueName = 'admission'): Findings {
  return { resource, catalogue, problems: [] };
}

export interface Finding {
  readonly code: string;
  /** Key of the sentence; absent = the code. */
  readonly message?: string;
  readonly values?: Values;
  /** Absent = error: the API server refuses the resource. */
  readonly severity?: Severity;
  /** A value that would do at the place. */
  readonly instead?: Json | undefined;
}

export function report(findings: Findings, path: Path, finding: Finding): void {
  const key = finding.message ?? finding.code;
  const at: Ref = { resource: findings.resource, path: [...path] };
  const fixes = fixesFor(finding.code, at, finding.instead);
  findings.problems.push({
    code: finding.code,
    severity: finding.severity ?? 'error',
    message: fill(sentenceOf(findings.catalogue, key), finding.values ?? {}),
    at,
    ...(fixes.length > 0 ? { fixes } : {}),
  });
}

/** The API server refuses this. */
export function refuse(findings: Findings, path: Path, code: string, values: Values = {}, instead?: Json): void {
  report(findings, path, { code, values, instead });
}

/** The API server takes this, with a warning. */
export function warn(findings: Findings, path: Path, code: string, values: Values = {}, instead?: Json): void {
  report(findings, path, { code, values, instead, severity: 'warning' });
}

/** A value as it can stand in a sentence: short, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
