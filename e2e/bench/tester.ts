// `npm run bench -- tester --sizes=1000`: the tester in the page, in files of growing size: from a key in the URL to the frame
// that shows the answer, a million simulated requests in the page's worker, and from a key in the text to the results of as many
// saved cases as the file has resources. packages/engine/bench/tester.ts, which runs with it, has the same of the engine alone.

import type { Page } from '@playwright/test';
import { inBrowser, ms, openApp, pasteResources, percentile, typeInEditor } from './measure.ts';

declare global {
  interface Window {
    portolanAnswers: number[];
    portolanSimulations: number[];
  }
}

const keys = 30;
const frameMs = 1000 / 60;
const simulations = 3;
const sizes = (process.argv.find((arg) => arg.startsWith('--sizes='))?.slice(8) ?? '1000,10000').split(',').map(Number);

await inBrowser(async (browser) => {
  for (const size of sizes) {
    const page = await openApp(browser);
    await pasteResources(page, size);
    console.log(`\n${size.toLocaleString('en')} resources, ${size.toLocaleString('en')} cases`);
    const answers = await typeInUrl(page);
    const isLate = (time: number): boolean => time > frameMs;
    say(
      'key in the URL to answer',
      `p50 ${ms(percentile(answers, 50))}, p95 ${ms(percentile(answers, 95))}, ` +
        `${answers.filter(isLate).length} of ${answers.length} later than one frame   goal: within one frame, 16.7 ms`,
    );
    const runs = await simulateMillions(page);
    say('1,000,000 requests in worker', `${runs.map((run) => ms(run)).join(', ')}   goal: at most 2,000 ms`);
    await openCases(page, size);
    await page.evaluate(() => performance.clearMarks());
    await page.evaluate(() => (window.portolanLongTasks.length = 0));
    const { wall } = await typeInEditor(page, keys, () => allRun(page));
    const times = await page.evaluate(runTimes);
    say('key to all panes', `p50 ${ms(percentile(wall, 50))}, p95 ${ms(percentile(wall, 95))}`);
    const goal = size === 1000 ? '   goal: p50 at most 50 ms' : '';
    say('change to all results', `p50 ${ms(percentile(times, 50))}, p95 ${ms(percentile(times, 95))}${goal}`);
    const longest = Math.max(0, ...(await page.evaluate(() => window.portolanLongTasks)));
    say('longest task while typing', longest === 0 ? 'none over 50 ms' : ms(longest));
    await page.context().close();
  }
});

/**
 * Letters at the end of the URL's path: each is another question.
 *
 * @returns milliseconds from each key going down to the answer standing in the page, before it is painted
 */
async function typeInUrl(page: Page): Promise<readonly number[]> {
  const url = page.getByRole('textbox', { name: 'URL or curl command' });
  const before = await url.inputValue();
  await url.focus();
  await page.keyboard.press('End');
  await page.evaluate(watchAnswers);
  for (let key = 0; key < keys; key++) {
    const told = await page.evaluate(() => window.portolanAnswers.length);
    await page.keyboard.press(key % 2 === 0 ? 'Backspace' : (before.at(-1) ?? '/'));
    await page.waitForFunction((count) => window.portolanAnswers.length > count, told);
  }
  return page.evaluate(() => window.portolanAnswers);
}

/** Runs in the page. */
function watchAnswers(): void {
  window.portolanAnswers = [];
  let pressedAt: number | undefined;
  addEventListener('keydown', (event) => (pressedAt = event.timeStamp), true);
  new MutationObserver(() => {
    if (pressedAt !== undefined) window.portolanAnswers.push(performance.now() - pressedAt);
    pressedAt = undefined;
  }).observe(document.querySelector('output') ?? document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** @returns milliseconds from the task going to the worker to its result coming back, of a few runs */
async function simulateMillions(page: Page): Promise<readonly number[]> {
  await page.evaluate(watchSimulations);
  await page.getByRole('tab', { name: 'Histogram' }).click();
  await page.getByRole('radio', { name: 'Send 1,000,000' }).check();
  const again = page.getByRole('button', { name: 'New seed' });
  for (let run = 1; run < simulations; run++) {
    await page.waitForFunction((count) => window.portolanSimulations.length >= count, run);
    await again.click();
  }
  await page.waitForFunction((count) => window.portolanSimulations.length >= count, simulations);
  return page.evaluate(() => window.portolanSimulations);
}

/** Runs in the page, where a function with a name of its own would not be found. */
function watchSimulations(): void {
  window.portolanSimulations = [];
  const heard = new WeakSet<Worker>();
  const send = Reflect.get(Worker.prototype, 'postMessage') as (this: Worker, message: unknown) => void;
  let sentAt = NaN;
  Worker.prototype.postMessage = function (this: Worker, message: unknown) {
    if (typeof message === 'object' && message !== null && 'task' in message) {
      sentAt = performance.now();
      if (!heard.has(this))
        this.addEventListener('message', ({ data }: MessageEvent<{ type?: string; simulation?: { n: number } }>) => {
          if (data.type !== 'done' || data.simulation?.n !== 1_000_000) return;
          window.portolanSimulations.push(performance.now() - sentAt);
        });
      heard.add(this);
    }
    send.call(this, message);
  };
}

/** The cases have run on the text as it is: a key typed before would start them anew, and there were no end to measure. */
async function allRun(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const marks = performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('portolan:cases-'));
    return marks.at(-1)?.name === 'portolan:cases-done';
  });
}

/** From each start of a run to its end; runs that a newer one took the place of have no end. */
function runTimes(): number[] {
  const marks = performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('portolan:cases-'));
  return marks.flatMap(({ name, startTime }, i) => {
    const before = marks[i - 1];
    return name === 'portolan:cases-done' && before?.name === 'portolan:cases-start'
      ? [startTime - before.startTime]
      : [];
  });
}

/** Each application four or so times: whether it is reached is not the point, that it is asked is. */
async function openCases(page: Page, count: number): Promise<void> {
  const apps = Math.max(1, Math.round((count - 1) / 5));
  const client = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };
  const cases = Array.from({ length: count }, (_, i) => ({
    name: `case ${i}`,
    client,
    request: { host: `app-${i % apps}.example.com`, path: `/path-${i % apps}/${i}` },
    expect: [
      { kind: 'destination', host: `app-${i % apps}`, subset: 'v1', not: true },
      { kind: 'status', status: 200 },
    ],
  }));
  await page.getByRole('tab', { name: /^Saved cases/ }).click();
  await page.getByLabel('Open a file of cases').setInputFiles({
    name: 'many.cases.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ cases })),
  });
  await page.getByRole('tab', { name: new RegExp(`/${count}$`) }).waitFor();
  await page.getByRole('tab', { name: 'Way' }).click();
}

function say(what: string, figure: string): void {
  console.log(`  ${what.padEnd(28)} ${figure}`);
}
