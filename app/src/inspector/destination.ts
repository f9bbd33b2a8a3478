// A destination in a few characters: `host:port · subset`.
import type { RouteDestination } from '@portolan/engine';

export function destinationName({ destination: { host, port, subset } }: RouteDestination): string {
  const place = port?.number === undefined ? host : `${host}:${port.number}`;
  return subset === undefined ? place : `${place} · ${subset}`;
}
