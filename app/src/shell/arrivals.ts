// Parts of the packages that arrive when the page rests, and what was said without them and is to be said anew.
import { guidanceReady, patternsReady } from '@portolan/engine';
import { readAgain, readSource, sourceProblems, yamlReady } from '@portolan/text';
import { useStore } from '../store/store.ts';

export function fetchParts(): void {
  void yamlReady().then(() => {
    // What was typed meanwhile and is not plain YAML, and mistakes for which there were no words.
    const { source } = useStore.getState();
    if (sourceProblems(source).length > 0) useStore.setState({ source: readAgain(source) });
  });
  void patternsReady().then(readAnewIf);
  void guidanceReady().then((isProvisional) => {
    readAnewIf(isProvisional);
    useStore.setState({ isGuided: true });
  });
}

/** Read from nothing: no cache may remember what was said before. */
function readAnewIf(isProvisional: boolean): void {
  if (isProvisional) useStore.setState(({ source }) => ({ source: readSource(source.text) }));
}
