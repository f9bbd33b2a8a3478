// Whether the page has come to rest, for what may be drawn a moment later than the rest.
import { useEffect, useState } from 'react';
import { rested } from './rested.ts';

export function useRested(): boolean {
  const [isRested, setRested] = useState(false);
  useEffect(() => void rested.then(() => setRested(true)), []);
  return isRested;
}
