// Every gesture of the chart, by mouse and by keyboard: both ways end in the same text, byte for byte, so they share a golden;
// and one step back is the text as it was.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { handsOf, pressUntil, ways, type Hands, type Way } from './fixtures/hands.ts';
import { downloaded, node, replaceWith } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const source = readFileSync(new URL('./testdata/gestures.yaml', import.meta.url), 'utf8');

// Every card and every rule lies open, beside the tools.
test.use({ viewport: { width: 1600, height: 1100 } });

for (const way of ways) {
  test.describe(`by ${way}`, () => {
    // Everywhere by Tab and arrows takes many keys.
    test.describe.configure({ timeout: 120_000 });

    let hands: Hands;
    test.beforeEach(async ({ app, page }) => {
      await app.open();
      await app.settle();
      await replaceWith(page, source);
      hands = handsOf(page, way);
    });

    test('conditions are added as AND and as OR, changed and removed', async ({ page }) => {
      const paid = chip(page, '/pay*');
      await hands.choose(rule(page, 2), 'Add an alternative (or)…');
      await hands.answer({ Value: '/till' }, 'Add');
      await ends(page, hands, 'alternative.yaml');

      await hands.choose(paid, 'Add a condition (and)…', 'Match entry 1 of rule 2');
      await hands.answer({ Name: 'x-trial', Value: 'yes' }, 'Add');
      await ends(page, hands, 'condition.yaml');

      await hands.choose(paid, 'Change…');
      await hands.answer({ Value: '/pay/now' }, 'Change');
      await ends(page, hands, 'condition-changed.yaml');

      await hands.choose(paid, 'Remove condition');
      await ends(page, hands, 'condition-removed.yaml');

      await hands.choose(paid, 'Duplicate alternative', 'Match entry 1 of rule 2');
      expect(await downloaded(page)).toMatchSnapshot('alternative-duplicated.yaml');
      await hands.choose(rule(page, 2), 'Split off the last match entry');
      expect(await downloaded(page)).toMatchSnapshot('split.yaml');
    });

    test('rules are merged, copied, moved, named and deleted', async ({ page }) => {
      await hands.choose(rule(page, 2), 'Merge with the rule below');
      await ends(page, hands, 'merged.yaml');
      await hands.choose(rule(page, 2), 'Duplicate rule');
      await ends(page, hands, 'rule-duplicated.yaml');
      if (way === 'mouse') await dragRule(page, 2, 1);
      else {
        await hands.reach(rule(page, 2));
        await page.keyboard.press('Alt+ArrowUp');
      }
      await ends(page, hands, 'rule-moved.yaml');
      await hands.choose(rule(page, 2), 'Move down');
      await ends(page, hands, 'rule-moved-down.yaml');
      await hands.choose(rule(page, 2), 'Name the rule…');
      await hands.answer({ Name: 'paid' }, 'Rename');
      await ends(page, hands, 'rule-named.yaml');
      await hands.choose(rule(page, 2), 'Delete rule');
      await ends(page, hands, 'rule-deleted.yaml');
    });

    test('a canary and a bypass are added, weights shared evenly and brought to 100', async ({ page }) => {
      await hands.choose(rule(page, 2), 'Add a canary…');
      await hands.answer({ Host: 'cart', Subset: 'v2', Percent: '10' }, 'Add');
      await ends(page, hands, 'canary.yaml');
      await hands.choose(rule(page, 2), 'Send requests with a header elsewhere…');
      await hands.answer({ Header: 'x-trial', Value: 'yes', Host: 'cart' }, 'Add');
      await ends(page, hands, 'bypass.yaml');
      await hands.choose(rule(page, 1), 'Split evenly');
      await ends(page, hands, 'even.yaml');
      await hands.choose(rule(page, 1), 'Normalise weights to 100');
      expect(await downloaded(page)).toMatchSnapshot('normalised.yaml');
    });

    test('objects are copied, cut, pasted, duplicated, renamed and deleted', async ({ page }) => {
      const cart = node(page, 'Service cart');
      await hands.choose(cart, 'Copy as YAML');
      await paste(page, way);
      await ends(page, hands, 'pasted.yaml');
      await hands.choose(cart, 'Cut');
      await expect(cart).toHaveCount(0);
      expect(await downloaded(page)).toMatchSnapshot('cut.yaml');
      await paste(page, way);
      expect(await downloaded(page)).toMatchSnapshot('cut-and-pasted.yaml');
      await hands.undo();
      await hands.undo();
      await hands.choose(cart, 'Duplicate');
      await ends(page, hands, 'duplicated.yaml');
      await hands.choose(cart, 'Rename…');
      await hands.answer({ Name: 'basket' }, 'Rename');
      await ends(page, hands, 'renamed.yaml');
      await hands.choose(cart, 'Delete');
      await ends(page, hands, 'deleted.yaml');
    });

    test('what is missing is created, and every kind from nothing', async ({ page }) => {
      await hands.choose(node(page, 'Missing service till'), 'Create till');
      await ends(page, hands, 'missing-created.yaml');
      for (const kind of ['VirtualService', 'ServiceEntry', 'DestinationRule']) {
        if (way === 'mouse') await ofPalette(page, `New ${kind}`);
        else {
          await page.locator('[data-chart]').focus();
          await page.keyboard.press('Space');
          await hands.pick(kind, new RegExp(`^${kind}`));
        }
        await expect(page.getByRole('textbox', { name: `Name of the new ${kind}` })).toBeFocused();
        await page.keyboard.type(`new-${kind.toLowerCase()}`);
        await page.keyboard.press('Enter');
      }
      expect(await downloaded(page)).toMatchSnapshot('created.yaml');
    });

    test('a gateway, a delegate and labels are connected', async ({ page }) => {
      const shop = node(page, 'VirtualService shop');
      await connect(page, way, 'Gateway/default/edge', 'out', node(page, 'Gateway edge'), shop, 'shop');
      await ends(page, hands, 'gateway-connected.yaml');
      const parts = node(page, 'VirtualService parts');
      await connect(page, way, 'VirtualService/default/shop', 'http.1.route.0', rule(page, 2), parts, 'parts');
      await ends(page, hands, 'delegated.yaml');
      const [canary, next] = [node(page, 'cart v2'), node(page, 'Deployment cart-next')];
      await connect(page, way, 'DestinationRule/default/cart/subsets/1', 'out', canary, next, 'cart-next');
      await ends(page, hands, 'labels-connected.yaml');
    });

    test('a line into the open asks what it leads to', async ({ page }) => {
      if (way === 'mouse') {
        const pane = await boxOf(canvas(page));
        await drag(page, handle(page, 'VirtualService/default/shop', 'http.1.route.0'), {
          x: pane.x + 20,
          y: pane.y + 20,
        });
      } else {
        await hands.reach(rule(page, 2));
        await page.keyboard.press('Shift+C');
      }
      await hands.pick('ServiceEntry', /^ServiceEntry/);
      const name = page.getByRole('textbox', { name: 'Name of the new ServiceEntry' });
      await expect(name).toBeFocused();
      await page.keyboard.type('outside');
      await page.keyboard.press('Enter');
      await expect(name).toHaveCount(0);
      await ends(page, hands, 'connected-to-new.yaml');
    });

    test('the ends of a line are moved, and it is cut', async ({ page, axe }) => {
      const line = 'VirtualService/default/shop:http.0.route.0->';
      const target = destination(page, 1, 'cart v1');
      if (way === 'mouse') await dragEnd(page, line, 'to', node(page, 'Service cart'));
      else {
        await hands.reach(target);
        await page.keyboard.press('m');
        const list = page.getByRole('dialog', { name: 'Where shall the line from rule 1 of shop lead?' });
        const closed = list.getByRole('option', { name: /^edge/ });
        await expect(closed).toHaveAttribute('aria-disabled', 'true');
        await expect(closed).toContainText('A rule leads to a Service');
        await axe.expectClean();
        await hands.pick('cart service', /^cart.*move the line here/);
        await expect(target).toHaveCount(0);
      }
      await ends(page, hands, 'end-moved.yaml');

      if (way === 'mouse') await dragEnd(page, line, 'from', node(page, 'VirtualService parts'));
      else {
        await hands.reach(target);
        await page.keyboard.press('Shift+M');
        await hands.pick('parts', /^parts.*move the line here/);
      }
      await ends(page, hands, 'start-moved.yaml');

      if (way === 'mouse') {
        await page.mouse.click(...(await placeOn(page, line)), { button: 'right' });
        await page.getByRole('menuitem', { name: /^Take the line away/ }).click();
      } else {
        await hands.reach(node(page, 'cart v1'));
        await page.keyboard.press('c');
        await hands.pick('shop', /^rule 1 of shop.*take the line away/);
      }
      await ends(page, hands, 'cut-line.yaml');

      // From the other side of a line, what it comes from is chosen anew.
      if (way === 'mouse') await dragEnd(page, line, 'from', rule(page, 3));
      else {
        await hands.reach(node(page, 'cart v1'));
        await page.keyboard.press('c');
        await hands.pick('shop', /^rule 1 of shop.*start elsewhere/);
        await hands.pick('rule 3', /^rule 3 of shop.*move the line here/);
        await expect(node(page, 'cart v1')).toBeFocused();
      }
      await ends(page, hands, 'start-at-another-rule.yaml');
    });

    test('a condition is written in its chip, a weight on its line', async ({ page }) => {
      const paid = chip(page, '/pay*');
      const write = async (text: string, last: string): Promise<void> => {
        if (way === 'mouse') await paid.dblclick();
        else {
          await hands.reach(paid);
          await page.keyboard.press('Enter');
        }
        await expect(canvas(page).getByRole('textbox', { name: 'Value' })).toBeFocused();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type(text);
        await page.keyboard.press(last);
      };
      await write('/gone', 'Escape');
      expect(await downloaded(page)).toBe(source);
      await write('/paid', 'Enter');
      await ends(page, hands, 'chip-written.yaml');

      const weight = canvas(page).getByRole('slider', { name: 'Weight of till', exact: true });
      if (way === 'mouse') {
        const { x, y, width, height } = await boxOf(weight);
        const middle = { x: x + width / 2, y: y + height / 2 };
        await drag(page, weight, { x: middle.x + 20, y: middle.y });
      } else {
        await hands.reach(rule(page, 1));
        await pressUntil(page, 'Shift+Tab', weight);
        await page.keyboard.press('Shift+ArrowRight');
      }
      await ends(page, hands, 'weight-moved.yaml');
    });

    test('weights are shared in the details, and one that is locked stays', async ({ page, axe }) => {
      await hands.choose(rule(page, 1), 'Normalise weights to 100');
      await hands.reach(rule(page, 1));
      const details = page.getByRole('region', { name: 'Details' });
      const press = async (button: Locator): Promise<void> => {
        if (way === 'mouse') return button.click();
        await pressUntil(page, 'Tab', button);
        return page.keyboard.press('Enter');
      };
      const lock = details.getByRole('button', { name: /^Lock cart · v2/ });
      const number = details.getByRole('spinbutton', { name: /^Weight of cart · v1/ });
      if (way === 'mouse') await number.click();
      else await pressUntil(page, 'Tab', number);
      await press(lock);
      await expect(lock).toHaveAttribute('aria-pressed', 'true');
      await axe.expectClean();
      if (way === 'mouse') await number.click({ clickCount: 3 });
      else {
        await pressUntil(page, 'Shift+Tab', number);
        await page.keyboard.press('ControlOrMeta+a');
      }
      await page.keyboard.type('50');
      expect(await downloaded(page)).toMatchSnapshot('locked.yaml');
      await number.focus();
      await press(details.getByRole('button', { name: 'Even split' }));
      expect(await downloaded(page)).toMatchSnapshot('even-but-locked.yaml');
    });

    test('search, commands, namespaces and folding change no text', async ({ page }) => {
      const search = page.getByRole('search', { name: 'Search on the chart' });
      if (way === 'mouse') await page.getByRole('button', { name: /^Search on the chart/ }).click();
      else {
        await page.locator('[data-chart]').focus();
        await page.keyboard.press('ControlOrMeta+f');
      }
      await expect(search.getByRole('textbox')).toBeFocused();
      await page.keyboard.type('cart');
      await expect(search).toContainText(/\d found/);
      const steps = way === 'mouse' ? ['Next', 'Next', 'Previous'] : ['Enter', 'Enter', 'Shift+Enter'];
      for (const [i, step] of steps.entries()) {
        if (way === 'mouse') await search.getByRole('button', { name: new RegExp(`^${step}`) }).click();
        else await page.keyboard.press(step);
        await expect(search).toContainText(`${[1, 2, 1][i]} of`);
      }
      if (way === 'mouse') await search.getByRole('button', { name: /^Close/ }).click();
      else await page.keyboard.press('Escape');
      await expect(search).toHaveCount(0);

      for (const isDrawn of [true, false]) {
        if (way === 'mouse') await page.getByRole('button', { name: 'Draw namespaces' }).click();
        else {
          await hands.reach(node(page, 'Gateway edge'));
          await page.keyboard.press('g');
        }
        await expect(page.getByRole('img', { name: 'namespace default' })).toHaveCount(isDrawn ? 1 : 0);
      }
      for (const isFolded of [true, false]) {
        if (way === 'mouse') await canvas(page).getByRole('button', { name: 'Rules of shop' }).click();
        else {
          await hands.reach(node(page, 'VirtualService shop'));
          await page.keyboard.press('e');
        }
        await expect(rule(page, 1)).toHaveCount(isFolded ? 0 : 1);
      }
      expect(await downloaded(page)).toBe(source);

      await hands.reach(node(page, 'Gateway edge'));
      const command = async (query: string, choice: RegExp): Promise<void> => {
        if (way === 'mouse') await page.getByRole('button', { name: /^All commands/ }).click();
        else await page.keyboard.press('ControlOrMeta+k');
        await page.getByRole('combobox', { name: 'Search commands and objects' }).waitFor();
        await page.keyboard.type(query);
        const option = page.getByRole('option', { name: choice });
        if (way === 'mouse') return option.click();
        await expect(option).toHaveAttribute('aria-selected', 'true');
        return page.keyboard.press('Enter');
      };
      await command('go to parts', /^Go to parts/);
      const details = page.getByRole('region', { name: 'Details' });
      await expect(details.getByRole('article', { name: 'parts' })).toBeVisible();
      await command('duplicate', /^Duplicate/);
      await ends(page, hands, 'by-command.yaml');
    });
  });
}

/** The golden, and one step back. */
async function ends(page: Page, hands: Hands, golden: string): Promise<void> {
  await expect.poll(() => downloaded(page)).not.toBe(source);
  expect(await downloaded(page)).toMatchSnapshot(golden);
  await hands.undo();
  await expect.poll(() => downloaded(page)).toBe(source);
}

function canvas(page: Page): Locator {
  return page.getByRole('region', { name: 'Canvas' });
}

function rule(page: Page, number: number): Locator {
  return canvas(page).getByRole('button', { name: `Rule ${number} of shop`, exact: true });
}

function chip(page: Page, name: string): Locator {
  return canvas(page).getByRole('button', { name, exact: true });
}

/** The line of a rule that names where it leads. */
function destination(page: Page, number: number, name: string): Locator {
  return canvas(page)
    .locator(`[data-rule="http.${number - 1}"]`)
    .getByRole('button', { name, exact: true });
}

function handle(page: Page, id: string, name: string): Locator {
  return page.locator(`.react-flow__node[data-id="${id}"] [data-handle="${name}"]`);
}

/** From a handle to a card, or from the list of what has the focus. */
async function connect(
  page: Page,
  way: Way,
  id: string,
  name: string,
  start: Locator,
  target: Locator,
  query: string,
): Promise<void> {
  if (way === 'mouse') return drag(page, handle(page, id, name), await headOf(target));
  const hands = handsOf(page, way);
  await hands.reach(start);
  await page.keyboard.press('c');
  return hands.pick(query, new RegExp(`^${query}.*· connect$`));
}

async function drag(page: Page, from: Locator, to: Point): Promise<void> {
  const { x, y, width, height } = await boxOf(from);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** An end of the line whose id begins so. */
async function dragEnd(page: Page, line: string, end: 'from' | 'to', target: Locator): Promise<void> {
  await page.mouse.move(...(await placeOn(page, line)));
  await drag(page, page.locator(`[data-grip="${end}"]`), await headOf(target));
}

/** A place on the line whose id begins so, where no other lies over it. */
async function placeOn(page: Page, line: string): Promise<[number, number]> {
  const path = page.locator(`.react-flow__edge[data-id^="${line}"] path`).first();
  return path.evaluate((element) => {
    if (!(element instanceof SVGPathElement)) throw new Error('no line');
    const matrix = element.getScreenCTM() ?? undefined;
    for (let share = 0.9; share > 0.1; share -= 0.05) {
      const { x, y } = element.getPointAtLength(element.getTotalLength() * share).matrixTransform(matrix);
      if (element.parentElement?.contains(document.elementFromPoint(x, y))) return [x, y];
    }
    throw new Error('the line is covered');
  });
}

async function dragRule(page: Page, from: number, to: number): Promise<void> {
  const target = await boxOf(rule(page, to));
  await drag(page, rule(page, from), { x: target.x + 10, y: target.y - 10 });
}

/** Where there is little room the palette is folded. */
async function ofPalette(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  if (!(await button.isVisible())) await page.getByRole('button', { name: 'Create an object…' }).click();
  await button.click();
}

async function paste(page: Page, way: Way): Promise<void> {
  if (way === 'keyboard') {
    await page.locator('[data-chart]').focus();
    return page.keyboard.press('ControlOrMeta+v');
  }
  await canvas(page).click({ button: 'right', position: { x: 12, y: 12 } });
  return page.getByRole('menuitem', { name: /^Paste YAML/ }).click();
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Inside a card or row, near its name. */
async function headOf(thing: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(thing);
  return { x: x + Math.min(24, width / 2), y: y + Math.min(16, height / 2) };
}

async function boxOf(thing: Locator) {
  const box = await thing.boundingBox();
  if (!box) throw new Error('it has no place');
  return box;
}
