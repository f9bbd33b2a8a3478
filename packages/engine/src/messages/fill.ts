// Puts values into a sentence of a catalogue.

export type Values = Readonly<Record<string, string | number>>;

/** Every `{{name}}` of the template replaced by its value; a name without value stays as it is. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : String(value);
  });
}
