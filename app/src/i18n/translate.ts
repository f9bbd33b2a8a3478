// Every sentence that people read comes from a catalogue, one per feature; a second language is a second set of files:
// `messages.de.ts` beside each `messages.en.ts`, with the same keys.
import { createI18n, transform, type ComponentsJSON, type Translations } from '@nanostores/i18n';
import { atom } from 'nanostores';

type Values = Readonly<Record<string, string | number>>;
type Catalogue = Readonly<Record<string, string>>;
/** `n_one` and `n_other` of a catalogue are asked for as `n`, with a `count`. */
type KeyOf<K> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
export type MessageKey<C extends Catalogue> = KeyOf<keyof C & string>;
type Translate<C extends Catalogue> = (key: MessageKey<C>, values?: Values) => string;

/** A sentence with `{name}` where values go, or such sentences by the plural category of `count`. */
type Forms = string | Record<string, string>;
type Sentence = (values: Values) => string;

const language = atom('en');
const define = createI18n(language, { get: readLanguage });
const filled = transform((code: string, forms: Forms, values: Values) => fill(formOf(code, forms, values), values));

const translators = new Map<string, unknown>();

/**
 * The sentences of one feature; the same function each time, so that it may stand in dependency lists.
 *
 * @param feature its folder
 * @param catalogue in English; it comes with the feature, so that what is loaded later brings its sentences then
 */
export function translator<C extends Catalogue>(feature: string, catalogue: C): Translate<C> {
  const made = translators.get(feature) as Translate<C> | undefined;
  if (made) return made;
  let sentences: Translations = {};
  define(feature, definitions(catalogue)).subscribe((now) => (sentences = now));
  const translate: Translate<C> = (key, values = {}) => {
    const sentence = sentences[key] as string | Sentence | undefined;
    return typeof sentence === 'function' ? sentence(values) : (sentence ?? key);
  };
  translators.set(feature, translate);
  return translate;
}

/** Flat keys of a catalogue to sentences that take values. */
function definitions(catalogue: Catalogue): Translations {
  return Object.fromEntries(
    Object.entries(grouped(catalogue)).map(([key, forms]) => [
      key,
      typeof forms === 'string' && !forms.includes('{') ? forms : filled(forms),
    ]),
  );
}

/** `n_one` and `n_other` become the forms of `n`. */
function grouped(catalogue: Catalogue): Record<string, Forms> {
  const groups: Record<string, Forms> = {};
  for (const [key, text] of Object.entries(catalogue)) {
    const [, stem, category] = /^(.+)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
    if (stem === undefined || category === undefined) groups[key] = text;
    else groups[stem] = { ...(groups[stem] as Record<string, string> | undefined), [category]: text };
  }
  return groups;
}

function formOf(code: string, forms: Forms, { count }: Values): string {
  if (typeof forms === 'string') return forms;
  const category = rulesOf(code).select(Number(count));
  return forms[category] ?? forms['other'] ?? '';
}

const rules = new Map<string, Intl.PluralRules>();

/** Made once: a chart of thousands of cards counts in each of them, and making the rules takes longer than asking them. */
function rulesOf(code: string): Intl.PluralRules {
  let made = rules.get(code);
  if (!made) rules.set(code, (made = new Intl.PluralRules(code)));
  return made;
}

/** The values go in as they are: what looks like a placeholder inside one stays. */
function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

const files = import.meta.glob<Record<string, Record<string, string>>>([
  '../**/messages.*.ts',
  '!../**/messages.en.ts',
]);

/** The files of a language; what one lacks stays English. */
async function readLanguage(code: string, features: readonly string[]): Promise<ComponentsJSON> {
  const read = features.map(async (feature) => {
    const file = await files[`../${feature}/messages.${code}.ts`]?.();
    return [feature, grouped(Object.values(file ?? {})[0] ?? {})] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
