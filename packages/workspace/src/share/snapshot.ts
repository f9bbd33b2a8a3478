// Everything that a share link carries, and how it is read back: from outside, hence unknown until looked at.
import {
  defaultSettings,
  isObject,
  type Case,
  type Client,
  type Json,
  type JsonObject,
  type MeshSettings,
  type Ref,
  type Request,
  type TrafficProfile,
} from '@portolan/engine';
import type { Pins } from '@portolan/graph';
import { readCases } from '../cases/read.ts';
import { isTexts, readClient, readRequest } from './asked.ts';

export interface Snapshot {
  readonly text: string;
  readonly request: Request;
  readonly client: Client;
  readonly selection?: Ref;
  readonly pins: Pins;
  readonly settings: MeshSettings;
  /** Saved requests with what is expected of them. */
  readonly cases?: readonly Case[];
  /** The profiles that a simulation sends; absent or empty, it sends the request. */
  readonly mix?: readonly TrafficProfile[];
  /** Of the page: theme, panes, open tab… Its own business; anything JSON. */
  readonly view?: JsonObject;
}

/** Settings that are not the default: links of today shall follow tomorrow's defaults only where they said nothing. */
export function toJson(snapshot: Snapshot): JsonObject {
  const { text, request, client, selection, pins, settings, cases, mix, view } = snapshot;
  const changed = Object.entries(settings).filter(([key, value]) => !same(value, defaults[key]));
  return plain({ text, request, client, selection, pins, settings: Object.fromEntries(changed), cases, mix, view });
}

/** Undefined where it is no snapshot. What is missing takes its default; what is of another type is no snapshot. */
export function fromJson(value: unknown): Snapshot | undefined {
  if (!isObject(value) || typeof value['text'] !== 'string') return undefined;
  const request = readRequest(value['request']);
  const client = readClient(value['client']);
  const pins = readPins(value['pins'] ?? {});
  const settings = readSettings(value['settings'] ?? {});
  const { view, cases } = value;
  const mix = value['mix'] === undefined ? null : readMix(value['mix']);
  const selection = value['selection'] === undefined ? null : readRef(value['selection']);
  if (!request || !client || !pins || !settings || (view !== undefined && !isObject(view))) return undefined;
  if (selection === undefined || mix === undefined) return undefined;
  return {
    text: value['text'],
    request,
    client,
    pins,
    settings,
    // One that cannot be read is left out: the rest of the work is worth more.
    ...(cases !== undefined && { cases: readCases(cases).cases }),
    ...(mix && { mix }),
    ...(view && { view }),
    ...(selection === null ? {} : { selection }),
  };
}

const defaults: Readonly<Record<string, Json>> = { ...defaultSettings };
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Through JSON and back: undefined fields are gone. */
const plain = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

function readMix(value: Json): readonly TrafficProfile[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const profiles = (value as readonly Json[]).map(readProfile);
  return profiles.every((profile) => profile !== undefined) ? profiles : undefined;
}

function readProfile(value: Json): TrafficProfile | undefined {
  if (!isObject(value) || typeof value['name'] !== 'string' || typeof value['share'] !== 'number') return undefined;
  const request = readRequest(value['request']);
  const client = value['client'] === undefined ? null : readClient(value['client']);
  if (!request || client === undefined) return undefined;
  return { name: value['name'], share: value['share'], request, ...(client && { client }) };
}

function readRef(value: Json | undefined): Ref | undefined {
  if (!isObject(value)) return undefined;
  const { resource, path } = value;
  if (typeof resource !== 'string' || !Array.isArray(path)) return undefined;
  const steps = path as readonly Json[];
  const isPath = steps.every((step) => typeof step === 'string' || Number.isInteger(step));
  return isPath ? { resource: resource as Ref['resource'], path: steps as Ref['path'] } : undefined;
}

function readPins(value: Json): Pins | undefined {
  if (!isObject(value)) return undefined;
  const isPin = (pin: Json): boolean => isObject(pin) && Number.isFinite(pin['x']) && Number.isFinite(pin['y']);
  return Object.values(value).every(isPin) ? (value as unknown as Pins) : undefined;
}

/** Settings that this version does not know are left aside; known ones must be of their type. */
function readSettings(value: Json): MeshSettings | undefined {
  if (!isObject(value)) return undefined;
  const known = Object.entries(value).filter(([key]) => Object.hasOwn(defaults, key));
  const fits = known.every(([key, setting]) => {
    const like = defaults[key];
    return Array.isArray(like) ? isTexts(setting) : typeof setting === typeof like;
  });
  return fits ? { ...defaultSettings, ...Object.fromEntries(known) } : undefined;
}
