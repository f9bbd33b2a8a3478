// Cases that were made for rules join the list: a question that is there already is not asked twice.
import type { Case, CaseDraft } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { addCases, questionKey, undoAction } from './edits.ts';
import { caseMessages } from './messages.en.ts';

const t = translator('cases', caseMessages);

const kinds = { positive: 'positive', boundary: 'boundary', negative: 'negative' } as const satisfies Record<
  CaseDraft['kind'],
  keyof typeof caseMessages
>;

/** @param rules how many of them there are cases for: fewer where it was stopped */
export function addGenerated(
  drafts: readonly CaseDraft[],
  rules: { readonly done: number; readonly count: number },
): void {
  const { cases, notify } = useStore.getState();
  const fresh: Omit<Case, 'id'>[] = [];
  const asked = new Set(cases.map(questionKey));
  for (const { kind, description = '', ...draft } of drafts) {
    const key = questionKey(draft);
    if (asked.has(key)) continue;
    asked.add(key);
    fresh.push({ ...draft, description: t(kinds[kind], { what: description }) });
  }
  const isPart = rules.done < rules.count;
  if (fresh.length === 0 && !isPart) return notify({ tone: 'info', text: t('generatedNone') });
  const made = t('generated', { count: fresh.length });
  const text = isPart ? t('generatedPart', { made, ...rules }) : made;
  addCases(fresh, t('step.generate'));
  notify({ tone: 'info', text, ...(fresh.length > 0 && { action: undoAction }) });
}
