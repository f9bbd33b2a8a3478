// Gestures on the chart's lines, at random: drawn, taken away, put to another end.
import {
  connectionBetween,
  disconnectionOf,
  linkGroups,
  reconnectionOf,
  type Command,
  type Connection,
  type ConnectionEnd,
  type Link,
} from '@portolan/engine';
import type { World } from './world.ts';

/** Commands of one gesture, each on what the ones before left; none where nothing can be drawn. */
export function lineGesture(world: World): readonly Command[] {
  const drawn = drawLine(world);
  return drawn?.ok === true ? drawn.value : [];
}

function drawLine(world: World): Connection | undefined {
  const start = someEnd(world);
  if (start === undefined) return undefined;
  if (world.chance(0.4)) {
    const end = someEnd(world);
    return end && connectionBetween(world.resources, start, end);
  }
  const link = world.pick(linkGroups(world.resources).flat());
  const line = link && lineOf(link);
  if (line === undefined) return undefined;
  return world.chance(0.4)
    ? disconnectionOf(world.resources, line)
    : reconnectionOf(world.resources, line, world.chance(0.7) ? 'to' : 'from', start);
}

function someEnd(world: World): ConnectionEnd | undefined {
  if (world.chance(0.05)) return { kind: 'mesh' };
  const one = world.resource();
  if (one === undefined) return undefined;
  const path =
    one.kind === 'VirtualService' && one.spec.http?.length
      ? ['spec', 'http', world.below(one.spec.http.length)]
      : one.kind === 'DestinationRule' && one.spec.subsets?.length
        ? ['spec', 'subsets', world.below(one.spec.subsets.length)]
        : [];
  return { kind: 'place', ref: { resource: one.id, path } };
}

/** In the direction of requests: a gateway's line leads to the VirtualService that names it. */
function lineOf({ from, kind, target }: Link) {
  const own: ConnectionEnd = { kind: 'place', ref: from };
  const other: ConnectionEnd =
    target.kind === 'found'
      ? { kind: 'place', ref: target.at ?? { resource: target.resource, path: [] } }
      : target.kind === 'mesh'
        ? { kind: 'mesh' }
        : { kind: 'missing', name: target.name };
  return kind === 'gateway' || kind === 'mesh'
    ? { ref: from, from: other, to: own }
    : { ref: from, from: own, to: other };
}
