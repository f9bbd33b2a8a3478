// An example by the name that an address gives it.
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { examples } from './gallery.ts';
import { exampleMessages } from './messages.en.ts';
import { openExample } from './open.ts';

const t = translator('examples', exampleMessages);

export function openNamed(id: string): void {
  const example = examples.find((one) => one.id === id);
  if (example) openExample(example);
  else useStore.getState().notify({ tone: 'error', text: t('unknown', { id }) });
}
