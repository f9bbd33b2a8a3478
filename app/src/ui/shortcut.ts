// Keys as this machine writes them.

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `mod+Shift+Z` as `Ctrl+Shift+Z`, or `⌘⇧Z` on Apple's keyboards. */
export function shortcutText(keys: string): string {
  return isMac ? keys.replace('mod+', '⌘').replace('Shift+', '⇧') : keys.replace('mod', 'Ctrl');
}
