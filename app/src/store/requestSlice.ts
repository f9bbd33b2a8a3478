// The question that is always being asked: one request, who sends it, and what was understood on the way.
import { defaultSettings, type Client, type MeshSettings, type Request } from '@portolan/engine';
import type { StateCreator } from 'zustand';

export interface RequestSlice {
  readonly request: Request;
  readonly client: Client;
  /** Sentences about how the last pasted command was read, such as a port-forward. */
  readonly notes: readonly string[];
  readonly settings: MeshSettings;
  ask(request: Request, notes?: readonly string[]): void;
  setClient(client: Client): void;
}

export const tutorialRequest: Request = {
  protocol: 'http',
  method: 'GET',
  host: 'httpserver.lr90.site',
  port: 80,
  path: '/hello',
  headers: [],
};
export const ingressGateway: Client = {
  kind: 'gateway',
  namespace: 'istio-system',
  labels: { istio: 'ingressgateway' },
};

export const createRequestSlice: StateCreator<RequestSlice> = (set) => ({
  request: tutorialRequest,
  client: ingressGateway,
  notes: [],
  settings: defaultSettings,
  ask: (request, notes = []) => set({ request, notes }),
  setClient: (client) => set({ client, notes: [] }),
});
