// For `data-at` of an element inside a card: its path in the text, which chartMenu.ts reads.
import type { Path } from '@portolan/engine';

export const placeText = (path: Path): string => JSON.stringify(path);
