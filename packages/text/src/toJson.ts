// A document's tree to the JSON that Kubernetes would make of it, with the mistakes that only show then: unknown aliases,
// alias bombs, duplicate keys, keys that are no names, infinite numbers.
// Source: go.yaml.in/yaml/v2 decode.go, sigs.k8s.io/yaml yaml.go (convertToJSONableObject).
import { isJsonArray, isJsonObject, setEntry, type Json } from './json.ts';
import { lineAt, textProblem, type TextProblem } from './problem.ts';
import { problemLimit } from './limits.ts';
import { resolvePlain } from './scalar.ts';
import { isBinary, resolveTagged, shownTag } from './tags.ts';
import type { MapNode, Node, Pair, ScalarNode } from './tree.ts';

/** Values a document may unfold to through aliases; documents without aliases have no such limit. */
const aliasLimit = 100_000;

export interface AsJson {
  /** Undefined when a problem is an error. */
  readonly value: Json | undefined;
  readonly problems: readonly TextProblem[];
}

export function toJson(text: string, root: Node): AsJson {
  const reader = new JsonReader(text);
  const value = reader.read(root);
  const isGood = reader.problems.every((problem) => problem.severity !== 'error');
  return { value: isGood ? value : undefined, problems: reader.problems };
}

class JsonReader {
  readonly problems: TextProblem[] = [];
  readonly #text: string;
  readonly #anchors = new Map<string, { value: Json; size: number }>();
  /** Values so far, those behind aliases counted each time. */
  #size = 0;
  #isExhausted = false;
  /** An error was reported: the first one always is, however many warnings came before. */
  #isWrong = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(node: Node): Json {
    const before = this.#size;
    this.#size++;
    const value = this.#value(node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, { value, size: this.#size - before });
    return value;
  }

  #value(node: Node): Json {
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node);
      case 'alias':
        return this.#alias(node.name, node);
      case 'seq':
        return node.items.map((item) => this.read(item.value));
      case 'map':
        return this.#map(node);
    }
  }

  #alias(name: string, node: Node): Json {
    const anchor = this.#anchors.get(name);
    if (anchor === undefined) {
      this.#report('yaml/alias', node, { name });
      return null;
    }
    this.#size += anchor.size;
    if (this.#size > aliasLimit && !this.#isExhausted) {
      this.#isExhausted = true;
      this.#report('yaml/alias-bomb', node, { limit: aliasLimit });
    }
    return this.#isExhausted ? null : anchor.value;
  }

  #scalar(node: ScalarNode): Json {
    if (node.tag === undefined && node.style !== 'plain') return node.source;
    const value = node.tag === undefined ? resolvePlain(node.source) : resolveTagged(node.tag, node.source);
    if (value === undefined) {
      const tag = shownTag(node.tag ?? '');
      this.#report(isBinary(tag) ? 'yaml/tag-binary' : 'yaml/tag-value', node, { tag, source: node.source });
      return null;
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.#report('yaml/number', node, { source: node.source });
      return null;
    }
    return value;
  }

  #map(node: MapNode): Json {
    const out: Record<string, Json> = {};
    const places = new Map<string, Pair>();
    for (const pair of node.pairs) {
      if (pair.isMerge) {
        this.#merge(pair, out);
        continue;
      }
      if (pair.name === undefined) {
        this.#report('yaml/key', pair.key, {});
        continue;
      }
      const earlier = places.get(pair.name);
      if (earlier !== undefined) this.#duplicate(pair.name, earlier, pair);
      places.set(pair.name, pair);
      setEntry(out, pair.name, this.read(pair.value));
    }
    return out;
  }

  /** In the order of the text, as Go does: a merge overrides what stands above it, and the first of a list wins. */
  #merge(pair: Pair, out: Record<string, Json>): void {
    const value = this.read(pair.value);
    const sources: readonly Json[] = isJsonArray(value) ? value.toReversed() : [value];
    for (const source of sources) {
      if (!isJsonObject(source)) {
        if (!this.#isExhausted) this.#report('yaml/merge', pair.key, {});
        return;
      }
      for (const [key, merged] of Object.entries(source)) setEntry(out, key, merged);
    }
  }

  #duplicate(key: string, earlier: Pair, pair: Pair): void {
    if (this.problems.length >= problemLimit) return;
    const { from, to, line } = placeOf(this.#text, pair.key);
    const first = lineAt(this.#text, earlier.key.from);
    this.problems.push(
      textProblem(
        'yaml/duplicate-key',
        { from, to },
        { key, line, first },
        { severity: 'warning', also: { from: earlier.key.from, to: earlier.key.to } },
      ),
    );
  }

  #report(code: TextProblem['code'], node: Node, values: Record<string, string | number>): void {
    if (this.problems.length >= problemLimit && this.#isWrong) return;
    this.#isWrong = true;
    const { from, to, line } = placeOf(this.#text, node);
    this.problems.push(textProblem(code, { from, to }, { line, ...values }));
  }
}

/** Line and place of a node, for problems. */
const placeOf = (text: string, node: Node): { from: number; to: number; line: number } => ({
  from: node.from,
  to: Math.max(node.to, Math.min(node.from + 1, text.length)),
  line: lineAt(text, node.from),
});
