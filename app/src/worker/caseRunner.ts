// Saved cases, run again after every edit. A case on a mesh that both are what they were keeps its result; a result that says
// the same stays the object it was, so that little of it has to be told.
import { runCase, type Case, type CaseResult, type Mesh } from '@portolan/engine';

/** Between two looks at whether there is something newer to do. */
const sliceMs = 12;

interface Told {
  readonly text: string;
  readonly result: CaseResult;
}

export class CaseRunner {
  readonly #known = new WeakMap<Case, { readonly mesh: Mesh; readonly result: CaseResult }>();
  /** By id, as it was told last. */
  #texts = new Map<string, Told>();

  /**
   * @param isOutdated asked now and then; resolves to whether to stop
   * @returns results in the order of the cases; undefined when it was stopped
   */
  async run(
    mesh: Mesh,
    cases: readonly Case[],
    isOutdated: () => Promise<boolean>,
  ): Promise<readonly CaseResult[] | undefined> {
    const results: CaseResult[] = [];
    const texts = new Map<string, Told>();
    let since = performance.now();
    for (const one of cases) {
      const result = this.#resultOf(mesh, one);
      results.push(result);
      const text = this.#texts.get(one.id);
      if (text) texts.set(one.id, text);
      if (performance.now() - since < sliceMs) continue;
      if (await isOutdated()) return undefined;
      since = performance.now();
    }
    this.#texts = texts;
    return results;
  }

  #resultOf(mesh: Mesh, one: Case): CaseResult {
    const known = this.#known.get(one);
    if (known?.mesh === mesh) return known.result;
    const result = this.#sameAsBefore(runCase(mesh, one));
    this.#known.set(one, { mesh, result });
    return result;
  }

  #sameAsBefore(result: CaseResult): CaseResult {
    const text = JSON.stringify(result);
    const before = this.#texts.get(result.id);
    if (before?.text === text) return before.result;
    this.#texts.set(result.id, { text, result });
    return result;
  }
}
