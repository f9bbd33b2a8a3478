// The states of the app worth looking at, each with the way there from the first screen. A feature adds its own.

import type { Page } from '@playwright/test';

export interface State {
  /** Its folder below shots/. */
  readonly name: string;
  /** Where it can be seen; everywhere when left out. */
  readonly sizes?: readonly ('wide' | 'usual' | 'narrow')[];
  /** From the opened app, its example loaded, to the state. On narrow screens the panes are tabs. */
  readonly drive: (page: Page, screen: { readonly isNarrow: boolean }) => Promise<void>;
}

const asOpened = async (): Promise<void> => {};

export const states: readonly State[] = [{ name: 'first-screen', drive: asOpened }];

/** The picture on the front page: the tutorial, answered. */
export const readmeState: State = { name: 'readme', drive: asOpened };
