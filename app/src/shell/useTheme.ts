// The theme chosen, or the system's; written on the root element, where tokens.css reads it.
import { useEffect } from 'react';
import { useStore } from '../store/store.ts';
import { useMedia } from '../ui/useMedia.ts';

/** Light or dark as it is shown now. */
export function useShownTheme(): 'light' | 'dark' {
  const theme = useStore((state) => state.theme);
  const prefersDark = useMedia('(prefers-color-scheme: dark)');
  if (theme !== 'system') return theme;
  return prefersDark ? 'dark' : 'light';
}

export function useTheme(): void {
  const shown = useShownTheme();
  useEffect(() => {
    document.documentElement.dataset['theme'] = shown;
  }, [shown]);
}
