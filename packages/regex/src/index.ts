export { compileRegex } from './regex.ts';
export type { Regex, RegexResult } from './regex.ts';
