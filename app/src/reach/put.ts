// Asks another question in place of the one in the bar.
import { useStore, type State } from '../store/store.ts';

export function put({ client, request }: Pick<State, 'client' | 'request'>): void {
  const { setClient, ask } = useStore.getState();
  setClient(client);
  ask(request);
}
