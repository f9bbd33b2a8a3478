// The question that is always being asked: one request, who sends it, and what was understood on the way.
import { defaultSettings, type Client, type MeshSettings, type Request } from '@portolan/engine';
import type { LoggedAnswer } from '@portolan/workspace';
import type { StateCreator } from 'zustand';

export interface RequestSlice {
  readonly request: Request;
  readonly client: Client;
  /** Sentences about how the last pasted command was read, such as a port-forward. */
  readonly notes: readonly string[];
  /** What a pasted log line says became of this request. */
  readonly logged: LoggedAnswer | undefined;
  readonly settings: MeshSettings;
  /** Grows when somebody wants to see the way of the request on the chart. */
  readonly wayTick: number;
  ask(request: Request, notes?: readonly string[], logged?: LoggedAnswer): void;
  setClient(client: Client): void;
  setSettings(settings: MeshSettings): void;
  showWay(): void;
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
  logged: undefined,
  settings: defaultSettings,
  wayTick: 0,
  ask: (request, notes = [], logged) => set({ request, notes, logged }),
  setClient: (client) => set({ client, notes: [] }),
  setSettings: (settings) => set({ settings }),
  showWay: () => set(({ wayTick }) => ({ wayTick: wayTick + 1 })),
});
