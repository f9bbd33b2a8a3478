// What is sent: the profiles of the mix, or the current request as the only one.
import type { Client, Request, Resource, TrafficProfile } from '@portolan/engine';
import { useMemo } from 'react';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import type { SimulationTask } from '../worker/protocol.ts';
import { useSimulationState } from './state.ts';

/** The task for these resources with the traffic of the page; the same object as long as it asks the same. */
export function useTask(resources: readonly Resource[] | undefined): SimulationTask | undefined {
  const n = useSimulationState((state) => state.n);
  const seed = useSimulationState((state) => state.seed);
  const settings = useStore((state) => state.settings);
  const client = useStore((state) => state.client);
  const request = useStore(sentRequestOf);
  const mix = useStore((state) => state.mix);
  return useMemo(
    () => resources && { resources, settings, client, traffic: trafficOf(mix, request), n, seed },
    [resources, settings, client, mix, request, n, seed],
  );
}

export function useResources(): readonly Resource[] {
  return useStore((state) => derivedOf(state).resources);
}

function trafficOf(mix: readonly TrafficProfile[], request: Request): readonly TrafficProfile[] {
  return mix.length > 0 ? mix : [{ name: '', request, share: 1 }];
}

/** The first free name of a series: `Profile 1`, `Profile 2`… */
export function freeName(taken: readonly string[], nameOf: (n: number) => string): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(nameOf(n))) return nameOf(n);
}

export function profileOf(name: string, request: Request, client: Client, share: number): TrafficProfile {
  return { name, request, client, share };
}
