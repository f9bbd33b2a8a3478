// The doors by which text comes in. What lies behind them is fetched when the page rests.

const behind = () => import('./import.ts');

/** Text from the clipboard: asks first where there is work that is not an untouched example. */
export async function receiveText(text: string, from: string): Promise<void> {
  (await behind()).receiveText(text, from);
}

export async function receiveFiles(files: readonly File[]): Promise<void> {
  await (await behind()).receiveFiles(files);
}
