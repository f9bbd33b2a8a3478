// Headers pasted as lines, as curl -v, a log or a browser shows them, and what cannot be a header.

export interface HeaderLines {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Lines that are no headers, as written. */
  readonly others: readonly string[];
}

/** Letters of a header's name. Source: RFC 9110 5.6.2. */
export const isHeaderName = (name: string): boolean => /^[!#$%&'*+\-.^_`|~\w]+$/.test(name);

/** Undefined where the text is neither lines nor a header: then it is a name, or on its way to one. */
export function readHeaderLines(text: string): HeaderLines | undefined {
  // curl -v marks what is sent.
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.replace(/^\s*>\s?/, '').trim());
  const filled = lines.filter((line) => line !== '');
  const headers: [string, string][] = [];
  const others: string[] = [];
  for (const line of filled) {
    const colon = line.indexOf(':', 1);
    const name = line.slice(0, colon).trim();
    if (colon > 0 && isHeaderName(name)) headers.push([name, line.slice(colon + 1).trim()]);
    else others.push(line);
  }
  return filled.length > 1 || headers.length > 0 ? { headers, others } : undefined;
}
