// Where the YAML that Kubernetes reads (go-yaml, YAML 1.1) parts from the one that our library reads (1.2): texts that one takes and
// the other refuses, or that say different things. They are refused in words, never misread.
// Source: go.yaml.in/yaml/v2 scannerc.go, readerc.go, yamlprivateh.go; each rule was tried on it.
import type { TextProblemCode } from './messages.ts';
import { lineAt, textProblem, type TextProblem } from './problem.ts';
import { walk, type MapNode, type Node, type ScalarNode, type SeqNode } from './tree.ts';

/** Places looked at for each rule: each costs a walk through the document. */
const placeLimit = 200;
/** Characters behind a dash that are looked through for a tab. */
const blankLimit = 100;

function* someOf(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  let count = 0;
  for (const found of text.matchAll(pattern)) {
    if (count++ === placeLimit) return;
    yield found;
  }
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** The first place that Kubernetes would read otherwise. @param root none in a document of comments */
export function dialectProblems(text: string, root: Node | undefined): TextProblem[] {
  const found = [
    ...directives(text),
    ...lineBreaks(text, root),
    ...(root === undefined ? [] : inNode(text, root, false, !isFlow(root))),
    ...tabLines(text, root),
  ];
  const first = found.toSorted((a, b) => a.from - b.from)[0];
  return first === undefined ? [] : [first];
}

function problem(text: string, code: TextProblemCode, { from, to }: Place, values: Record<string, string> = {}) {
  return textProblem(
    code,
    { from: Math.min(from, text.length - 1), to: Math.max(to, Math.min(from + 1, text.length)) },
    { line: lineAt(text, from), ...values },
  );
}

const isFlow = (node: Node): boolean => (node.kind === 'map' || node.kind === 'seq') && node.flow;

/** Version 1.1 alone is known. */
function* directives(text: string): Generator<TextProblem> {
  if (!text.includes('%')) return;
  for (const { 0: line, index } of text.matchAll(/^\uFEFF?%[^\r\n]*/gm)) {
    const head = text.slice(0, index);
    if (/^(?:\uFEFF?[ \t]*(?:[%#][^\n]*)?\r?\n)*$/.test(head) && !/^\uFEFF?%(?:YAML[ \t]+1\.1|TAG[ \t])/.test(line)) {
      yield problem(text, 'yaml/directive', { from: index, to: index + line.length });
    }
  }
}

/** Next line, line separator and paragraph separator begin a new line in YAML 1.1; quotes keep the separators. */
function* lineBreaks(text: string, root: Node | undefined): Generator<TextProblem> {
  const scalars = root === undefined ? [] : [...walk(root)].filter((node) => node.kind === 'scalar');
  for (const { 0: found, index } of someOf(text, /[\x85\u2028\u2029]/g)) {
    const isAlone = found !== '\x85' && !/[\s\x85]/.test((text[index - 1] ?? '') + (text[index + 1] ?? ''));
    if (isAlone && scalars.some((node) => isQuoted(node) && holds(node, index))) continue;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const values = { character: `U+${code}`, escape: `\\u${code}` };
    yield problem(text, 'yaml/line-break', { from: index, to: index + 1 }, values);
  }
}

const isQuoted = ({ style }: ScalarNode): boolean => style === 'single' || style === 'double';
const isBlockText = ({ style }: ScalarNode): boolean => style === 'literal' || style === 'folded';
const holds = ({ from, to }: Place, at: number): boolean => from <= at && at < to;

/** @param isYaml not JSON, which Kubernetes reads as such */
function* inNode(text: string, node: Node, isInFlow: boolean, isYaml: boolean): Generator<TextProblem> {
  const name = node.kind === 'alias' ? node.name : node.anchor;
  if (name !== undefined && !/^[\w-]+$/.test(name)) yield problem(text, 'yaml/tag', node);
  if (node.tag !== undefined && !/^[\w;/?:@&=+$.,!~*'()[\]%-]*$/.test(node.tag)) yield problem(text, 'yaml/tag', node);
  if (node.tag !== undefined && !endsInBlank(text, node, isInFlow)) yield problem(text, 'yaml/tag-end', node);
  if (node.kind === 'scalar') yield* inScalar(text, node, isInFlow, isYaml);
  if (node.kind === 'seq') {
    for (const { dash, value } of node.items) {
      if (dash !== undefined && /^ *\t/.test(text.slice(dash + 1, dash + 1 + blankLimit)))
        yield problem(text, 'yaml/tab', { from: dash, to: dash + 2 });
      yield* inNode(text, value, isInFlow || node.flow, isYaml);
    }
  }
  if (node.kind !== 'map') return;
  for (const { key, colon, value, isExplicit } of node.pairs) {
    if (node.flow && !isExplicit && colon !== undefined && text.slice(key.from, key.to).includes('\n'))
      yield problem(text, 'yaml/bracket', key);
    yield* inNode(text, key, isInFlow || node.flow, isYaml);
    const isWord = key.kind === 'scalar' && key.style === 'plain';
    if (node.flow && isWord && colon !== undefined && !/^[ \t\r\n]/.test(text.slice(colon, colon + 1)))
      yield problem(text, 'yaml/flow-colon', key);
    yield* inNode(text, value, isInFlow || node.flow, isYaml);
  }
}

/** A tag ends with the next blank: brackets and commas belong to it. Between brackets that of nothing has none behind it. */
function endsInBlank(text: string, { from, to }: Node, isInFlow: boolean): boolean {
  return from === to ? !isInFlow : /\s/.test(text[from - 1] ?? '');
}

function* inScalar(text: string, node: ScalarNode, isInFlow: boolean, isYaml: boolean): Generator<TextProblem> {
  if (isInFlow && node.style === 'plain' && node.source.startsWith(':')) yield problem(text, 'yaml/flow-colon', node);
  if (isInFlow && node.style === 'plain' && node.source.includes('?')) yield problem(text, 'yaml/flow-question', node);
  if (isBlockText(node) && /^[|>][-+]*[ \t]*(?:#.*)?\r?\n(?: *\r?\n)* *\t/.test(text.slice(node.from, node.to)))
    yield problem(text, 'yaml/tab', node);
  if (!isYaml || node.style !== 'double') return;
  const escape = /(?<!\\)(?:\\\\)*(\\\/|\\u[dD][89a-fA-F])/.exec(text.slice(node.from, node.to));
  if (escape !== null) yield problem(text, 'yaml/escape', node);
}

/** A line that begins with a tab. Behind a plain scalar blank lines and comments are skipped, if they stand deep enough. */
function* tabLines(text: string, root: Node | undefined): Generator<TextProblem> {
  if (!text.includes('\t')) return;
  const nodes = root === undefined ? [] : [...walk(root)];
  for (const { 0: lead, index } of someOf(text, /^\uFEFF? *\t[ \t]*/gm)) {
    if (nodes.some((node) => (node.kind === 'scalar' || isFlow(node)) && node.from < index && index < node.to))
      continue;
    const tab = index + lead.indexOf('\t');
    const above = nodes.findLast((node) => node.kind === 'scalar' && node.from < node.to && node.to <= index);
    const isSkipped =
      /[#\r\n]/.test(text[index + lead.length] ?? '\n') &&
      above?.kind === 'scalar' &&
      above.style === 'plain' &&
      text.slice(above.to, index).trim() === '' &&
      tab - index > columnOf(text, nodes, above);
    if (!isSkipped) yield problem(text, 'yaml/tab', { from: tab, to: tab + 1 });
  }
}

/** Of the innermost block collection that holds a node. */
function columnOf(text: string, nodes: readonly Node[], inner: Node): number {
  const around = nodes.filter(
    (node): node is MapNode | SeqNode =>
      (node.kind === 'map' || node.kind === 'seq') && !node.flow && node.from <= inner.from && inner.to <= node.to,
  );
  const from = around.at(-1)?.from ?? 0;
  return from - (text.lastIndexOf('\n', from - 1) + 1);
}
