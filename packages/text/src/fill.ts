// Puts values into a sentence of the catalogue.

export type MessageValues = Readonly<Record<string, string | number>>;

export function fillIn(template: string, values: MessageValues): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
