// What the page opens with: a shared link, an example named in the address, the last work, or the tutorial.
import { defaultSettings, patternsReady } from '@portolan/engine';
import { examples, firstExample } from '../examples/examples.ts';
import { openExample } from '../examples/open.ts';
import { isWaiting, readAgain, yamlReady } from '@portolan/text';
import { translator } from '../i18n/translate.ts';
import { exampleMessages } from '../examples/messages.en.ts';
import { keepRemembering, rememberedView, rememberedWork } from '../store/remembered.ts';
import { startOf } from '../store/snapshot.ts';
import { useStore } from '../store/store.ts';

const t = translator('examples', exampleMessages);

/** Resolves when the page can be shown: at once, unless the text has patterns, which need RE2, or is not plain YAML. */
export async function boot(): Promise<void> {
  useStore.setState(rememberedView());
  const work = rememberedWork('work') ?? { ...firstExample, pins: {}, settings: defaultSettings, view: {} };
  if (/regex/i.test(work.text)) await patternsReady();
  useStore.setState(startOf(work));
  await readWhole();
  await followAddress();
  window.addEventListener('hashchange', () => void followAddress());
  keepRemembering();
}

/** Documents that are not plain YAML are read with a library that is fetched for them. */
async function readWhole(): Promise<void> {
  if (!isWaiting(useStore.getState().source)) return;
  await yamlReady();
  useStore.setState(({ source }) => ({ source: readAgain(source) }));
}

/** `#example/<id>` and share links, at the start and when the address changes. The address is clean afterwards. */
async function followAddress(): Promise<void> {
  const fragment = location.hash.slice(1);
  const id = /^example\/(.+)$/.exec(fragment)?.[1];
  if (fragment.startsWith('share/')) (await import('../share/open.ts')).openLink(fragment);
  else if (id !== undefined) openNamed(id);
  else return;
  await readWhole();
  window.history.replaceState(null, '', location.pathname + location.search);
}

function openNamed(id: string): void {
  const example = examples.find((one) => one.id === id);
  if (example) openExample(example);
  else useStore.getState().notify({ tone: 'error', text: t('unknown', { id }) });
}
