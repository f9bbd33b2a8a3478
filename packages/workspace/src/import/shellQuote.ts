// One word of a command line, quoted so that the shell hands it on as it is and runs nothing.

export type CurlShell = 'bash' | 'powershell';

/** `=name`, `@name` and `%name` mean something to one shell or the other. */
const plain = /^[\w+:./-][\w@%+=:./-]*$/;

export function quoted(word: string, shell: CurlShell): string {
  // NUL ends a word in every shell; a line end would end the command in some.
  const clean = word.replace(/[\0\r\n]/g, ' ');
  if (plain.test(clean)) return clean;
  if (shell === 'bash') return `'${clean.replaceAll("'", String.raw`'\''`)}'`;
  // PowerShell takes typographic quotation marks for its own.
  return `'${clean.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
