// What the page opens with: a shared link, an example named in the address, the last work, or the tutorial.
import { defaultSettings, patternsReady } from '@portolan/engine';
import { firstExample } from '../examples/firstExample.ts';
import type { Snapshot } from '@portolan/workspace';
import { isWaiting, readAgain, yamlReady } from '@portolan/text';
import { rememberedView } from '../store/rememberedView.ts';
import { readStored } from '../store/storage.ts';
import { startOf } from '../store/snapshot.ts';
import { useStore } from '../store/store.ts';

/** Resolves when the page can be shown: at once, unless the text has patterns, which need RE2, or is not plain YAML. */
export async function boot(): Promise<void> {
  useStore.setState(rememberedView());
  const work = (await rememberedWork()) ?? { ...firstExample, pins: {}, settings: defaultSettings, view: {} };
  if (/regex/i.test(work.text)) await patternsReady();
  useStore.setState(startOf(work));
  await readWhole();
  await followAddress();
  window.addEventListener('hashchange', () => void followAddress());
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
  else if (id !== undefined) (await import('../examples/openNamed.ts')).openNamed(id);
  else return;
  await readWhole();
  window.history.replaceState(null, '', location.pathname + location.search);
}

/** Undefined at a first visit. */
async function rememberedWork(): Promise<Snapshot | undefined> {
  if (readStored('work') === undefined) return undefined;
  return (await import('../store/rememberedWork.ts')).rememberedWork('work');
}
