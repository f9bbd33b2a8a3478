// Where the focus goes when the control that had it is taken away: to what adds things in the nearest part that is left.

/** For `onClick` of what takes its own control away. */
export function releasing(run: () => void): (event: { readonly currentTarget: Element }) => void {
  return ({ currentTarget }) => {
    keepFocus(currentTarget);
    run();
  };
}

function keepFocus(from: Element): void {
  const homes: Element[] = [];
  for (let home = from.closest('[data-home]'); home; home = home.parentElement?.closest('[data-home]') ?? null)
    homes.push(home);
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const home = homes.find((one) => one.isConnected && one.querySelector('[data-adder]'));
    const adders = home?.querySelectorAll<HTMLElement>('[data-adder]') ?? [];
    adders[adders.length - 1]?.focus();
  });
}
