// What comes in is not always what was meant: each mistake gives a message with its place and a remedy, or just works. The
// page never hangs, what was there stays, and what goes out is what came in, byte for byte.

import type { Page } from '@playwright/test';
import { downloaded, editor, node, notices, openFile, problems, replaceWith, undoButton } from './fixtures/parts.ts';
import { pasteOnPage } from './fixtures/paste.ts';
import { expect, test } from './fixtures/test.ts';

/** Work that was there before. */
const own = `apiVersion: v1
kind: Service
metadata: { name: mine }
spec:
  selector: { app: mine }
  ports: [{ name: http, port: 80 }]
`;

/** A Service that is right, in the same style as the mistakes below it. */
const service = `apiVersion: v1
kind: Service
metadata:
  name: other
spec:
  ports:
    - { name: http, port: 80 }
`;

interface Mistake {
  readonly name: string;
  readonly text: string;
  /** Of the text itself, from 1. */
  readonly line: number;
  readonly says: RegExp;
  readonly remedy: string;
}

const mistakes: readonly Mistake[] = [
  {
    name: 'tabs in the indentation',
    text: service.replace('  name', '\tname'),
    line: 4,
    says: /indented with a tab/,
    remedy: 'Replace the tab with spaces',
  },
  {
    name: 'a key written twice',
    text: service.replace('  name: other\n', '  name: other\n  name: another\n'),
    line: 5,
    says: /“?name”? is written twice/,
    remedy: 'Remove one of them',
  },
  {
    name: 'aliases that unfold to billions of values',
    text: bomb(12),
    line: 6,
    says: /aliases of this document unfold to more than/,
    remedy: 'Write the values out',
  },
  {
    name: 'a Helm template',
    text: `{{- if .Values.enabled }}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "shop.name" . }}
  labels: {{- toYaml .Values.labels | nindent 4 }}
{{- end }}
`,
    line: 1,
    says: /This is a template/,
    remedy: 'Render it first, for example with helm template',
  },
  {
    name: 'brackets that never close',
    text: service.replace('- {', '- [{'),
    line: 7,
    says: /bracket or comma is missing/,
    remedy: 'Check that every [ and { is closed',
  },
];

test('mistakes are said with place and remedy, beside what was there', async ({ app, page }) => {
  test.slow();
  await openWithOwnWork(page, app);
  const list = await problems(page);
  for (const { name, text, line, says, remedy } of mistakes) {
    await test.step(name, async () => {
      await openFile(page, 'broken.yaml', text);
      await page.getByRole('button', { name: 'Add below' }).click();
      const row = list.getByRole('button').filter({ hasText: says }).first();
      const above = own.split('\n').length; // with the line `---` between them
      await expect(row).toContainText(`line ${above + line}`);
      await expect(row).toContainText(remedy);
      await expect(node(page, 'Service mine in default')).toBeVisible();
      expect(await downloaded(page)).toBe(`${own}---\n${text}`);

      await undoButton(page).click();
      await expect(list).toContainText('No problems');
      expect(await downloaded(page)).toBe(own);
    });
  }
});

test('a mistake leaves the rest of its file standing', async ({ app, page }) => {
  await app.open();
  const last = service.replace('other', 'last');
  await openFile(page, 'three.yaml', `${service}---\nkind: [\n---\n${last}`);
  await expect(node(page, 'Service other in default')).toBeVisible();
  await expect(node(page, 'Service last in default')).toBeVisible();
  await expect(notices(page)).toContainText('with 1 problem');
  await notices(page).getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('tabpanel', { name: /^Problems/ })).toContainText('line 9');
});

const works: readonly (readonly [name: string, text: string])[] = [
  [
    'JSON',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'other' },
      spec: { ports: [{ name: 'http', port: 80 }] },
    }),
  ],
  ['Windows line ends', service.replaceAll('\n', '\r\n')],
  ['mixed line ends', `${service.replace('\n', '\r\n')}# older ones\r# too\n`],
  ['a byte order mark', `\uFEFF${service}`],
  ['no line end at the end', service.trimEnd()],
  ['spaces and comments at the end', `${service}   \n# the end\n\n\n`],
  [
    'a List, as kubectl prints it',
    `apiVersion: v1\nkind: List\nitems:\n- ${service.trimEnd().replaceAll('\n', '\n  ')}\n`,
  ],
  [
    'objects of kinds that do not route',
    `${service}---\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: site\nspec: { secretName: site }\n`,
  ],
];

test('what is unusual just works, and comes out as it came in', async ({ app, page }) => {
  test.slow();
  await app.open();
  await app.settle();
  const list = await problems(page);
  for (const [name, text] of works) {
    await test.step(name, async () => {
      await replaceWith(page, text);
      await expect(node(page, 'Service other in default')).toBeVisible();
      await expect(list).toContainText('No problems');
      await node(page, 'Service other in default').click();
      expect(await downloaded(page)).toBe(text);
    });
  }
});

test('line ends and byte order mark outlast a reload', async ({ app, page }) => {
  const text = `\uFEFF${service.replace('\n', '\r\n')}# older ones\r# too`;
  await app.open();
  await replaceWith(page, text);
  await page.reload();
  await app.settle();
  await expect(await problems(page)).toContainText('No problems');
  await node(page, 'Service other in default').click();
  expect(await downloaded(page)).toBe(text);
});

test('what cannot be taken in is refused in words, and nothing is lost', async ({ app, page }) => {
  test.slow();
  await openWithOwnWork(page, app);
  const alert = notices(page).getByRole('alert');
  const refused = async (words: RegExp) => {
    await expect(alert.filter({ hasText: words })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await downloaded(page)).toBe(own);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(alert).toHaveCount(0);
  };

  await test.step('an empty paste', async () => {
    await pasteOnPage(page, ' \n ');
    await refused(/no text to paste. Copy some YAML first/);
  });
  await test.step('words that are no object', async () => {
    await pasteOnPage(page, 'just some words');
    await refused(/nothing in it has a kind/);
  });
  await test.step('a paste of 50 MB', async () => {
    await pasteMegabytes(page, 50);
    await refused(/the pasted text has 50 MB; Portolan reads up to 8 MB. Split it/);
  });
  await test.step('a paste of 50 MB into the editor', async () => {
    await editor(page).focus();
    await pasteMegabytes(page, 50);
    await refused(/the pasted text has 50 MB; Portolan reads up to 8 MB. Split it/);
  });
  await test.step('a file of 50 MB', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(50e6)], 'huge.yaml'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await refused(/huge.yaml has 50 MB; Portolan reads up to 8 MB/);
  });
  await test.step('text with control characters', async () => {
    await pasteOnPage(page, `${service}# a\u0001b\n`);
    await refused(/line 8 holds the control character U\+0001. Paste YAML or JSON/);
  });
  await test.step('a binary file', async () => {
    await openFile(page, 'photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff]));
    await refused(/photo.png is not a text file. Portolan reads YAML and JSON/);
  });
  await test.step('a UTF-16 file', async () => {
    await openFile(page, 'windows.yaml', Buffer.from(`\uFEFF${service}`, 'utf16le'));
    await refused(/windows.yaml is written in UTF-16. Save it as UTF-8/);
  });
});

test('words that are no object come in when that is what was meant', async ({ app, page }) => {
  await openWithOwnWork(page, app);
  await pasteOnPage(page, 'just some words');
  await notices(page).getByRole('button', { name: 'Import anyway' }).click();
  await page.getByRole('button', { name: 'Replace everything' }).click();
  await expect(page.getByRole('heading', { name: 'An empty chart' })).toBeVisible();
  expect(await downloaded(page)).toBe('just some words');
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(own);
});

test('a paste over own work asks first, and Cancel leaves it', async ({ app, page }) => {
  await openWithOwnWork(page, app);
  await pasteOnPage(page, service);
  await expect(page.getByRole('dialog', { name: 'Replace, or add?' })).toContainText('kind: Service');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await downloaded(page)).toBe(own);

  await pasteOnPage(page, service);
  await page.getByRole('button', { name: 'Replace everything' }).click();
  expect(await downloaded(page)).toBe(service);
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(own);
});

async function openWithOwnWork(page: Page, app: { open(): Promise<void>; settle(): Promise<void> }): Promise<void> {
  await app.open();
  await app.settle();
  await openFile(page, 'mine.yaml', own);
  await expect(node(page, 'Service mine in default')).toBeVisible();
}

/** Made in the page: so much does not travel through the system's clipboard of every machine. */
async function pasteMegabytes(page: Page, megabytes: number): Promise<void> {
  await page.evaluate((length) => {
    const data = new DataTransfer();
    const line = 'kind: Service\n';
    data.setData('text/plain', line.repeat(Math.ceil(length / line.length)));
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, megabytes * 1e6);
}

/** `levels` anchors, each nine times the one above it. */
function bomb(levels: number): string {
  const rows = Array.from({ length: levels }, (_, i) => {
    const name = `a${i + 1}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*a${i}`)).join(', ')}]`;
  });
  return `${rows.join('\n')}\nkind: Service\nmetadata: { name: bomb }\n`;
}
