// What a state of the screen is, and the ways to it that features share.

import type { Locator, Page } from '@playwright/test';

export interface Screen {
  /** The panes are tabs then. */
  readonly isNarrow: boolean;
}

export interface State {
  /** Its folder below shots/. */
  readonly name: string;
  /** Where it can be seen; everywhere when left out. */
  readonly sizes?: readonly ('wide' | 'usual' | 'narrow')[];
  /** From the opened app, its example loaded, to the state. */
  readonly drive: (page: Page, screen: Screen) => Promise<void>;
}

type PaneTab = 'Text' | 'Chart' | 'Details' | 'Answers';

/** On narrow pages a pane has to be called up. */
export async function show(page: Page, { isNarrow }: Screen, pane: PaneTab): Promise<void> {
  if (isNarrow) await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: pane }).click();
}

export async function ask(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'URL or curl command' }).fill(url);
}

export const dialogOf = (page: Page): Locator => page.getByRole('dialog');

export const node = (page: Page, name: RegExp): Locator =>
  page.getByRole('region', { name: 'Canvas' }).getByLabel(name).first();

export async function openExample(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Examples' }).first().click();
  await dialogOf(page).getByRole('button', { name }).click();
}

export const mesh = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
`;

export const ghost = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: lost
spec:
  hosts: [shop.example.com]
  gateways: [front-door]
  http:
    - match:
        - uri: { prefix: /cart }
      route:
        - destination: { host: cart, subset: v2 }
    - route:
        - destination: { host: shop }
`;
