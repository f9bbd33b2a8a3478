// Characters that begin a new line in YAML 1.1, which Kubernetes reads, and none in YAML 1.2, which our library reads: next line
// (U+0085), line separator (U+2028), paragraph separator (U+2029). What is read alike is let through, the rest refused.
// Source: go.yaml.in/yaml/v2 yamlprivateh.go (is_break), scannerc.go (yaml_parser_scan_flow_scalar).
import { lineAt, textProblem, type TextProblem } from './problem.ts';
import { walk, type Node } from './tree.ts';

const pattern = /[\x85\u2028\u2029]/g;

/** The first that Kubernetes would read otherwise. */
export function lineBreakProblems(text: string, root: Node | undefined): TextProblem[] {
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (root !== undefined && isKept(text, root, index)) continue;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const values = { line: lineAt(text, index), character: `U+${code}`, escape: `\\u${code}` };
    return [textProblem('yaml/line-break', { from: index, to: index + 1 }, values)];
  }
  return [];
}

/** In quotes both separators stay what they are, but for blanks and line ends beside them. */
function isKept(text: string, root: Node, at: number): boolean {
  if (text[at] === '\x85' || /[\s\x85]/.test(text.slice(at - 1, at)) || /[\s\x85]/.test(text.slice(at + 1, at + 2)))
    return false;
  return [...walk(root)].some(
    (node) =>
      node.kind === 'scalar' && (node.style === 'single' || node.style === 'double') && node.from < at && at < node.to,
  );
}
