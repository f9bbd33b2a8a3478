// What Istio asks of a regex: RE2, and not too long.
// Source: istio/istio pkg/config/validation/validation.go validateStringRegexp.
import { compileRegex } from '@portolan/regex';
import { report, shown } from './findings.ts';
import type { Findings } from './findings.ts';
import type { Path } from './ref.ts';

/** V-VS-29, V-VS-30. */
export function judgeRegex(findings: Findings, path: Path, pattern: string): void {
  if (utf8Length(pattern) > 1024)
    return report(findings, path, { code: 'V-VS-30', values: { length: utf8Length(pattern) } });
  const compiled = compileRegex(pattern);
  if (!compiled.ok)
    report(findings, path, { code: 'V-VS-29', values: { value: shown(pattern), error: compiled.error } });
}

/** Bytes of a text in UTF-8; a lone surrogate counts as the three bytes of its replacement. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
