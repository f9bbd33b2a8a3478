// Objects as text that another person can paste, and such text beside what is there already.
import { resourceId, type Command, type Resource, type ResourceId } from '@portolan/engine';
import { applyEdits, bodyOf, printDocument, readSource, type Source, type TextEdit } from '@portolan/text';
import { compile } from './compile.ts';
import { importText } from './importText.ts';
import { readResources } from './resources.ts';

/** The documents of these objects, byte for byte, in the order of the text. An item of a List is written out. */
export function copyResources(source: Source, ids: readonly ResourceId[]): string {
  const { places, resources } = readResources(source);
  const wanted = new Set(ids);
  const eol = source.text.includes('\r\n') ? '\r\n' : '\n';
  const bodies = resources.flatMap(({ id, value }) => {
    const place = wanted.has(id) ? places.get(id) : undefined;
    const document = place && source.documents[place.document];
    if (!document) return [];
    return [place.basePath.length === 0 ? bodyOf(document) : printDocument(source, value)];
  });
  return bodies.map((body) => body + eol).join(`---${eol}`);
}

export interface Pasted {
  readonly edits: readonly TextEdit[];
  /** What was pasted, by the names it has here. */
  readonly ids: readonly ResourceId[];
}

/** Behind what is there, byte for byte; only an object whose name is taken gets another name. */
export function pasteResources(source: Source, text: string): Pasted {
  const taken = new Set<string>(readResources(source).resources.map(({ id }) => id));
  const pasted = readSource(text);
  const { resources } = readResources(pasted);
  const named = resources.map((resource) => {
    const name = freeName(taken, resource);
    const id = resourceId(kindOf(resource), resource.namespace, name);
    taken.add(id);
    return { resource, name, id };
  });
  const renames = named.flatMap(({ resource, name }): Command[] =>
    name === resource.name
      ? []
      : [{ type: 'set-field', at: { resource: resource.id, path: ['metadata', 'name'] }, value: name }],
  );
  const compiled = compile(pasted, resources, { type: 'several', commands: renames });
  const body = compiled.ok ? applyEdits(text, compiled.value) : text;
  return { edits: importText(source, body, 'append'), ids: named.map(({ id }) => id) };
}

function freeName(taken: ReadonlySet<string>, resource: Resource): string {
  const isFree = (name: string): boolean => !taken.has(resourceId(kindOf(resource), resource.namespace, name));
  if (isFree(resource.name)) return resource.name;
  const base = `${resource.name.replace(/-copy(?:-\d+)?$/, '')}-copy`;
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`;
    if (isFree(name)) return name;
  }
}

const kindOf = (resource: Resource): string => (resource.kind === 'Other' ? resource.actualKind : resource.kind);
