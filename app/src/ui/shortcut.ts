// Keys as this machine writes them.

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const arrows = { Up: '↑', Down: '↓', Left: '←', Right: '→' } as const;

/** `mod+Shift+Z` as `Ctrl+Shift+Z`, or `⌘⇧Z` on Apple's keyboards. */
export function shortcutText(keys: string): string {
  const shown = keys.replace(/Arrow(Up|Down|Left|Right)/, (_, way: keyof typeof arrows) => arrows[way]);
  return isMac ? shown.replace('mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥') : shown.replace('mod', 'Ctrl');
}
