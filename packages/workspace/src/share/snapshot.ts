// Everything that a share link carries, and how it is read back: from outside, hence unknown until looked at.
import {
  defaultSettings,
  isObject,
  type Client,
  type ClientTls,
  type Json,
  type JsonObject,
  type MeshSettings,
  type Ref,
  type Request,
} from '@portolan/engine';
import type { Pins } from '@portolan/graph';

export interface Snapshot {
  readonly text: string;
  readonly request: Request;
  readonly client: Client;
  readonly selection?: Ref;
  readonly pins: Pins;
  readonly settings: MeshSettings;
  /** Of the page: theme, panes, open tab… Its own business; anything JSON. */
  readonly view?: JsonObject;
}

/** Settings that are not the default: links of today shall follow tomorrow's defaults only where they said nothing. */
export function toJson(snapshot: Snapshot): JsonObject {
  const { text, request, client, selection, pins, settings, view } = snapshot;
  const changed = Object.entries(settings).filter(([key, value]) => !same(value, defaults[key]));
  return plain({ text, request, client, selection, pins, settings: Object.fromEntries(changed), view });
}

/** Undefined where it is no snapshot. What is missing takes its default; what is of another type is no snapshot. */
export function fromJson(value: unknown): Snapshot | undefined {
  if (!isObject(value) || typeof value['text'] !== 'string') return undefined;
  const request = readRequest(value['request']);
  const client = readClient(value['client']);
  const pins = readPins(value['pins'] ?? {});
  const settings = readSettings(value['settings'] ?? {});
  const { view } = value;
  const selection = value['selection'] === undefined ? null : readRef(value['selection']);
  if (!request || !client || !pins || !settings || (view !== undefined && !isObject(view))) return undefined;
  if (selection === undefined) return undefined;
  return {
    text: value['text'],
    request,
    client,
    pins,
    settings,
    ...(view && { view }),
    ...(selection === null ? {} : { selection }),
  };
}

const defaults: Readonly<Record<string, Json>> = { ...defaultSettings };
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Through JSON and back: undefined fields are gone. */
const plain = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

function readRequest(value: Json | undefined): Request | undefined {
  if (!isObject(value) || typeof value['port'] !== 'number') return undefined;
  const { protocol, port, dial, method, host, path, headers } = value;
  const tls = value['tls'] === undefined ? null : readTls(value['tls']);
  if (tls === undefined || !isOptionalText(dial) || !isOptionalText(host)) return undefined;
  const dialled = { port, ...(dial === undefined ? {} : { dial }), ...(tls === null ? {} : { tls }) };
  if (protocol === 'tcp') return { protocol, ...dialled };
  if (protocol !== 'http' || typeof method !== 'string' || typeof path !== 'string' || !isHeaders(headers))
    return undefined;
  return { protocol, method, ...(host === undefined ? {} : { host }), path, headers, ...dialled };
}

function readTls(value: Json): ClientTls | undefined {
  if (!isObject(value)) return undefined;
  const { sni, alpn, clientCert } = value;
  if (!isOptionalText(sni) || (clientCert !== undefined && typeof clientCert !== 'boolean')) return undefined;
  if (alpn !== undefined && !isTexts(alpn)) return undefined;
  return {
    ...(sni === undefined ? {} : { sni }),
    ...(alpn === undefined ? {} : { alpn }),
    ...(clientCert === undefined ? {} : { clientCert }),
  };
}

function readClient(value: Json | undefined): Client | undefined {
  if (!isObject(value)) return undefined;
  const { kind, namespace, labels } = value;
  if ((kind !== 'gateway' && kind !== 'sidecar') || typeof namespace !== 'string' || !isTextMap(labels))
    return undefined;
  return { kind, namespace, labels };
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

const isOptionalText = (value: Json | undefined): value is string | undefined =>
  value === undefined || typeof value === 'string';
const isTexts = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isTextMap = (value: Json | undefined): value is Readonly<Record<string, string>> =>
  isObject(value) && Object.values(value).every((item) => typeof item === 'string');
const isHeaders = (value: Json | undefined): value is readonly (readonly [string, string])[] =>
  Array.isArray(value) && value.every((pair) => isTexts(pair as Json) && (pair as readonly Json[]).length === 2);
