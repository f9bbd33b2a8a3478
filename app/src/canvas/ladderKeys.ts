// Arrow keys inside a ladder: along a rule through its number, chips and lines; up and down from rule to rule; at the upper
// and left ends back to the card.
import type { KeyboardEvent } from 'react';

export function onLadderKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rule = event.currentTarget;
  const here = event.target;
  if (!(here instanceof HTMLButtonElement)) return;
  const next = stepFrom(rule, here, event.key);
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus({ preventScroll: true });
}

function stepFrom(rule: HTMLElement, here: HTMLButtonElement, key: string): HTMLElement | undefined {
  const items = buttonsIn(rule);
  const at = items.indexOf(here);
  switch (key) {
    case 'ArrowRight':
      return items[at + 1];
    case 'ArrowLeft':
      return items[at - 1] ?? cardOf(rule);
    case 'ArrowDown':
      return firstIn(rule.nextElementSibling);
    case 'ArrowUp':
      return rule.previousElementSibling ? firstIn(rule.previousElementSibling) : cardOf(rule);
    default:
      return undefined;
  }
}

const buttonsIn = (rule: Element): HTMLElement[] => [...rule.querySelectorAll('button')];

const firstIn = (rule: Element | null): HTMLElement | undefined => (rule ? buttonsIn(rule)[0] : undefined);

function cardOf(rule: Element): HTMLElement | undefined {
  const card = rule.closest('.react-flow__node');
  return card instanceof HTMLElement ? card : undefined;
}
