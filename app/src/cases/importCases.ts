// A file of cases brought in: what can be read joins the list, what cannot is told with its line.
import { readCaseFile } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { addCases, undoAction } from './edits.ts';
import { caseMessages } from './messages.en.ts';

const t = translator('cases', caseMessages);

/** More would hold the page up for seconds. */
const mostBytes = 12_000_000;

/** @param from what the text is called */
export function importCases(text: string, from: string): void {
  const { client, notify, openDock } = useStore.getState();
  const { cases, problems, notes } = readCaseFile(text, client);
  const made = addCases(
    cases.map(({ id: _, ...draft }) => draft),
    t('step.import', { from }),
  );
  const hasMore = problems.length + notes.length > 0;
  useStore.setState({ caseReport: hasMore ? { from, problems, notes } : undefined });
  openDock('cases');
  if (made.length === 0) return notify({ tone: 'error', text: t('importedNone', { from }) });
  notify({ tone: 'info', text: t('imported', { count: made.length, from }), action: undoAction });
}

export async function importCaseFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (file.size <= mostBytes) importCases(await file.text(), file.name);
    else
      useStore.getState().notify({ tone: 'error', text: t('tooLarge', { from: file.name, limit: mostBytes / 1e6 }) });
  }
}
