// Bringing text in: from the clipboard, from files, from an example. Nothing that was here is lost: every import is one
// step of the history, and work in progress is asked about first. receive.ts fetches this when something comes.
import { readSource, sourceProblems, type Source } from '@portolan/text';
import { importText, isCaseFile } from '@portolan/workspace';
import { isObject, type Outcome } from '@portolan/engine';
import { areExampleCases, isExampleRequest, isPristine } from '../examples/gallery.ts';
import { translator } from '../i18n/translate.ts';
import { commandMessages } from '../commands/messages.en.ts';
import { fileMessages } from './messages.en.ts';
import { decisionOf, derivedOf } from '../store/derived.ts';
import { snapshotOf } from '../store/snapshot.ts';
import { useStore } from '../store/store.ts';
import { undoTo } from '../store/undoTo.ts';
import { askPasted, isLoneUrl, isWholeRequest } from '../tester/ask.ts';
import { firstQuestion } from '../tester/firstQuestion.ts';
import { countText } from '../ui/number.ts';

const t = translator('files', fileMessages);
const stepName = translator('commands', commandMessages);

/** More would hold the page up for seconds. UTF-16 units, and documents. */
const mostText = 8_000_000;
const mostDocuments = 20_000;
/** A file of more bytes than this per unit of text cannot be within the limit. */
const bytesPerUnit = 3;

function refuseSize(name: string, size: number): void {
  const values = { name, size: Math.round(size / 1e6), limit: mostText / 1e6 };
  useStore.getState().notify({ tone: 'error', text: t('tooLarge', values) });
}

function countDocuments(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 4)) count++;
  return count;
}

/** The text, read; undefined when it is more than the page can bear or no text at all, and that is said. */
export function readIncoming(text: string, from: string): Source | undefined {
  const { notify } = useStore.getState();
  if (text.length > mostText) {
    refuseSize(from, text.length);
    return undefined;
  }
  const documents = countDocuments(text);
  if (documents > mostDocuments) {
    const values = { name: from, count: countText(documents), limit: countText(mostDocuments) };
    notify({ tone: 'error', text: t('tooMany', values) });
    return undefined;
  }
  const source = readSource(text);
  // What concerns the whole text, and what only binary files hold, is told before it stands among the work.
  const problem = source.problems[0] ?? sourceProblems(source).find(({ code }) => code === 'yaml/binary');
  if (!problem) return source;
  const values = { name: from, reason: problem.message, remedy: problem.hint };
  notify({ tone: 'error', text: t('refused', values) });
  return undefined;
}

/** Text from the clipboard or a file. A request is asked; YAML comes in, after a question where there is work that is not an untouched example. */
export function receiveText(text: string, from: string): void {
  const { notify } = useStore.getState();
  if (text.trim() === '') return notify({ tone: 'error', text: t('emptyPaste') });
  if (isWholeRequest(text) || isLoneUrl(text)) return void askPasted(text);
  const incoming = readIncoming(text, from);
  if (!incoming) return;
  if (isCaseFile(incoming))
    return void import('../cases/importCases.ts').then(({ importCases }) => importCases(text, from));
  const run = () => takeIn(text, from);
  if (hasObjects(incoming)) run();
  else notify({ tone: 'error', text: t('notYaml'), action: { label: t('openInstead'), run } });
}

function takeIn(text: string, from: string): void {
  const { source, offerImport } = useStore.getState();
  if (isPristine(source.text)) bringIn(text, 'replace', from);
  else offerImport(text, from);
}

export function bringIn(text: string, mode: 'replace' | 'append', from: string): void {
  const { source, cases, change, notify, openDock } = useStore.getState();
  const before = snapshotOf(useStore.getState());
  // The cases of an example say nothing of another text; a person's own stay.
  const isForeign = mode === 'replace' && areExampleCases(cases);
  change(importText(source, text, mode), stepName('paste'), { origin: 'import', ...(isForeign && { cases: [] }) });
  if (mode === 'replace') askAnew();
  const count = sourceProblems(useStore.getState().source).length;
  notify(
    count === 0
      ? { tone: 'info', text: t('imported', { from }), action: { label: t('undo'), run: () => undoTo(before) } }
      : {
          tone: 'info',
          text: t('importedWithProblems', { from, count }),
          action: { label: t('showProblems'), run: () => openDock('problems') },
        },
  );
}

/** What the request meets when the text does not know it. */
const strange: ReadonlySet<Outcome['kind']> = new Set([
  'refused',
  'not-found',
  'passthrough',
  'blackhole',
  'tcp-passthrough',
  'tcp-blackhole',
]);

/** Another text wants another question than an example's, unless it answers that. A person's own question stays. */
function askAnew(): void {
  const state = useStore.getState();
  state.select(undefined, 'link');
  if (!isExampleRequest(state.request) || !strange.has(decisionOf(state).outcome.kind)) return;
  const question = firstQuestion(derivedOf(state).resources);
  if (!question) return;
  state.setClient(question.client);
  state.ask(question.request);
}

export async function receiveFiles(files: readonly File[]): Promise<void> {
  const texts = (await Promise.all(files.map(readFile))).filter((text) => text !== undefined);
  if (texts.length === 0) return;
  const joined = texts.reduce((all, text) => (all === '' ? text : joinDocuments(all, text)), '');
  const name = files.length === 1 ? files[0]?.name : undefined;
  receiveText(joined, name ?? t('fromFiles', { count: texts.length }));
}

async function readFile(file: File): Promise<string | undefined> {
  const { notify } = useStore.getState();
  const { name } = file;
  if (file.size > mostText * bytesPerUnit) {
    refuseSize(name, file.size);
    return undefined;
  }
  try {
    const bytes = await file.arrayBuffer();
    if (isUtf16(new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength)))) {
      notify({ tone: 'error', text: t('utf16', { name }) });
      return undefined;
    }
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const isEncoding = error instanceof TypeError;
    const reason = error instanceof Error ? error.message : String(error);
    notify({ tone: 'error', text: isEncoding ? t('notText', { name }) : t('unreadable', { name, reason }) });
    return undefined;
  }
}

/** By its byte order mark, in either order. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function joinDocuments(first: string, second: string): string {
  const end = first.endsWith('\n') ? first : `${first}\n`;
  return /^(?:\uFEFF)?---(?:\s|$)/.test(second) ? end + second : `${end}---\n${second}`;
}

/** Whether the text may be meant for us: something in it has a kind, or is broken on its way there. */
function hasObjects({ documents }: Source): boolean {
  return documents.some(
    ({ content }) => content.state === 'broken' || (isObject(content.value) && 'kind' in content.value),
  );
}
