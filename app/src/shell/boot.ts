// What the page opens with: a shared link, an example named in the address, the last work, or the tutorial.
import { patternsReady } from '@portolan/engine';
import { emptyHistory } from '@portolan/workspace';
import { readSource } from '@portolan/text';
import { examples, firstExample } from '../examples/examples.ts';
import { openExample } from '../examples/open.ts';
import { translator } from '../i18n/translate.ts';
import { openLink } from '../share/open.ts';
import { keepRemembering, rememberedView, rememberedWork, type Work } from '../store/remembered.ts';
import { useStore } from '../store/store.ts';

const t = translator('examples');

/** Resolves when the page can be shown: at once, unless the text has patterns, which need RE2. */
export async function boot(): Promise<void> {
  useStore.setState(rememberedView());
  const work = rememberedWork('work') ?? { ...firstExample, pins: {} };
  if (/regex/i.test(work.text)) await patternsReady();
  startWith(work);
  followAddress();
  window.addEventListener('hashchange', followAddress);
  keepRemembering();
}

function startWith({ text, request, client, pins }: Work): void {
  useStore.setState({ source: readSource(text), history: emptyHistory, request, client, pins });
}

/** `#example/<id>` and share links, at the start and when the address changes. The address is clean afterwards. */
function followAddress(): void {
  const fragment = decodeURI(location.hash.slice(1));
  if (fragment === '' || fragment === 'request') return;
  const id = /^example\/(.+)$/.exec(fragment)?.[1];
  if (id === undefined) openLink(fragment);
  else {
    const example = examples.find((one) => one.id === id);
    if (example) openExample(example);
    else useStore.getState().notify({ tone: 'error', text: t('unknown', { id }) });
  }
  window.history.replaceState(null, '', location.pathname + location.search);
}
