// `npm run bench -- tester --sizes=1000`: saved cases in the page: from a key to the results of every case, in files of growing
// size with as many cases as the file has resources.

import type { Page } from '@playwright/test';
import { inBrowser, ms, openApp, pasteResources, percentile, typeInEditor } from './measure.ts';

const keys = 30;
const sizes = (process.argv.find((arg) => arg.startsWith('--sizes='))?.slice(8) ?? '1000,10000').split(',').map(Number);

await inBrowser(async (browser) => {
  for (const size of sizes) {
    const page = await openApp(browser);
    await pasteResources(page, size);
    await openCases(page, size);
    await page.evaluate(() => performance.clearMarks());
    await page.evaluate(() => (window.portolanLongTasks.length = 0));
    const { wall } = await typeInEditor(page, keys, () => allRun(page));
    const times = await page.evaluate(runTimes);
    console.log(`\n${size.toLocaleString('en')} resources, ${size.toLocaleString('en')} cases`);
    say('key to all panes', `p50 ${ms(percentile(wall, 50))}, p95 ${ms(percentile(wall, 95))}`);
    const goal = size === 1000 ? '   goal: p50 at most 50 ms' : '';
    say('change to all results', `p50 ${ms(percentile(times, 50))}, p95 ${ms(percentile(times, 95))}${goal}`);
    const longest = Math.max(0, ...(await page.evaluate(() => window.portolanLongTasks)));
    say('longest task while typing', longest === 0 ? 'none over 50 ms' : ms(longest));
    await page.context().close();
  }
});

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
