// A field of the tables in words, as Markdown: what it is for, what it takes, what counts without it.
import { documentationOf, type Field } from '@portolan/engine';
import { translator } from '../../i18n/translate.ts';
import { providerMessages } from './messages.en.ts';

const t = translator('editor/providers', providerMessages);

/** @param name when it shall stand in front */
export function fieldWords(field: Field, name?: string): string {
  const facts = [typeWords(field), ...limits(field)];
  if (field.required !== undefined) facts.push(t('required'));
  if (field.default !== undefined) facts.push(t('default', { value: code(field.default) }));
  if (field.since !== undefined) facts.push(t('since', { version: field.since }));
  const outdated = field.deprecated === undefined ? [] : [t('deprecated', { instead: field.deprecated })];
  const told = [documentationOf(field), ...outdated];
  const lines = name === undefined ? [...told, facts.join(' · ')] : [[name, ...facts].join(' · '), ...told];
  return lines.join('\n\n');
}

function typeWords(field: Field): string {
  if (field.type === 'enum') return t('type.enum', { values: field.values.map((value) => `\`${value}\``).join(', ') });
  return t(`type.${field.type}`);
}

function limits(field: Field): string[] {
  if (field.type !== 'int' && field.type !== 'number') return [];
  const { min, max } = field;
  if (min !== undefined && max !== undefined) return [t('limits', { min, max })];
  if (min !== undefined) return [t('atLeast', { min })];
  return max === undefined ? [] : [t('atMost', { max })];
}

const code = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
