// The doors by which text goes out. What lies behind them is fetched when the page rests.

const behind = () => import('./export.ts');

export async function downloadText(): Promise<void> {
  (await behind()).downloadText();
}

export async function copyText(): Promise<void> {
  await (await behind()).copyText();
}
