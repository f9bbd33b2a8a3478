// Every sentence that people read comes from a catalogue, one per feature; a second language is a second set of files.
import { createInstance } from 'i18next';
import { catalogues, type Catalogues } from './catalogues.ts';

export type Namespace = keyof Catalogues;
type Values = Readonly<Record<string, string | number>>;
/** `n_one` and `n_other` of a catalogue are asked for as `n`, with a `count`. */
type KeyOf<K> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
export type MessageKey<N extends Namespace> = KeyOf<keyof Catalogues[N] & string>;
export type Translate<N extends Namespace> = (key: MessageKey<N>, values?: Values) => string;

const i18n = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: catalogues },
  ns: Object.keys(catalogues),
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  // Its word about its makers' service goes to every user's console.
  showSupportNotice: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
});
void i18n.init();

const translators = new Map<Namespace, unknown>();

/** The sentences of one feature; the same function each time, so that it may stand in dependency lists. */
export function translator<N extends Namespace>(namespace: N): Translate<N> {
  let translate = translators.get(namespace) as Translate<N> | undefined;
  if (!translate) {
    const fixed = i18n.getFixedT(null, namespace);
    // Sentences without values are most of those on the page, and looking one up is slow work for what it does.
    const plain = new Map<string, string>();
    translate = (key, values) => {
      if (values) return fixed(key, values);
      const known = plain.get(key) ?? fixed(key);
      plain.set(key, known);
      return known;
    };
    translators.set(namespace, translate);
  }
  return translate;
}
