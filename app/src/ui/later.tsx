// A component in a chunk of its own. Once the chunk is there the component is drawn at once: React's own `lazy` shows the
// fallback first, and then waits a third of a second.
import { lazy, Suspense, useState, type ComponentType } from 'react';

/** @returns the component, and `fetch` to have its chunk come before it is drawn */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined;
  const fetch = () => load().then((component) => ({ default: (loaded = component) }));
  const Awaited = lazy(fetch);

  function Later(props: Props) {
    // Fixed while it is mounted: another component in its place would lose its state.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Awaited);
    return (
      <Suspense fallback={null}>
        <Shown {...props} />
      </Suspense>
    );
  }
  return Object.assign(Later, { fetch });
}
