// Commands to text edits. What a command means is the engine's business (expandCommand); here each of its primitive parts
// finds its document, and all edits of one command are put together, with offsets in the text as it is now.
import {
  err,
  expandCommand,
  fieldAt,
  ok,
  type Command,
  type Path,
  type PrimitiveCommand,
  type Problem,
  type Ref,
  type Resource,
  type ResourceId,
  type Result,
} from '@portolan/engine';
import {
  applyEdits,
  bodyOf,
  editDocument,
  insertDocument,
  printDocument,
  readSource,
  removeDocument,
  shiftProblem,
  lineAt,
  type Operation,
  type Source,
  type SourceDocument,
  type TextEdit,
  type TextProblem,
} from '@portolan/text';
import { fill } from './messages.ts';
import { readResources, type Place } from './resources.ts';

/** @param resources those of the source, as readResources gives them */
export function compile(source: Source, resources: readonly Resource[], command: Command): Result<TextEdit[], Problem> {
  const expanded = expandCommand(resources, command);
  if (!expanded.ok) return expanded;
  const compiler = new Compiler(source, resources);
  for (const primitive of expanded.value) {
    const refused = compiler.take(primitive);
    if (refused !== undefined) return err(refused);
  }
  return compiler.finish();
}

interface Planned {
  readonly operation: Operation;
  readonly at: Ref;
}

/** An object that goes, or one that comes behind an item of a List. */
interface Listed {
  readonly place: Place;
  readonly at: Ref;
  readonly added?: Resource['value'];
}

class Compiler {
  /** Operations on each document, in order. */
  readonly #operations = new Map<number, Planned[]>();
  readonly #listed: Listed[] = [];
  readonly #created: Extract<PrimitiveCommand, { type: 'create-resource' }>[] = [];
  readonly #source: Source;
  readonly #byId: ReadonlyMap<ResourceId, Resource>;

  constructor(source: Source, resources: readonly Resource[]) {
    this.#source = source;
    this.#byId = new Map(resources.map((resource) => [resource.id, resource]));
  }

  /** @returns why it cannot be done */
  take(command: PrimitiveCommand): Problem | undefined {
    if (command.type === 'create-resource') return this.#takeCreation(command);
    const at = command.type === 'delete-resource' ? { resource: command.resource, path: [] } : command.at;
    const place = readResources(this.#source).places.get(at.resource);
    if (place === undefined) return notHere(at);
    if (command.type === 'delete-resource') {
      this.#listed.push({ place, at });
      return undefined;
    }
    this.#plan(place.document, operationOf(command, place.basePath, this.#byId.get(at.resource)), at);
    return undefined;
  }

  /** Behind an item of a List it becomes an item too. */
  #takeCreation(command: Extract<PrimitiveCommand, { type: 'create-resource' }>): undefined {
    const place = command.after === undefined ? undefined : readResources(this.#source).places.get(command.after);
    if (command.after === undefined || place === undefined || place.basePath.length === 0) this.#created.push(command);
    else this.#listed.push({ place, at: { resource: command.after, path: [] }, added: command.value });
  }

  #plan(document: number, operation: Operation, at: Ref): void {
    const planned = this.#operations.get(document) ?? [];
    planned.push({ operation, at });
    this.#operations.set(document, planned);
  }

  finish(): Result<TextEdit[], Problem> {
    const whole = this.#planObjects();
    const edits: TextEdit[] = [];
    for (const [index, planned] of this.#operations) {
      const document = this.#source.documents[index];
      if (document === undefined || whole.has(index)) continue;
      const edited = this.#editOne(document, planned);
      if (!edited.ok) return edited;
      edits.push(...edited.value);
    }
    edits.push(...joined([...whole].flatMap((index) => removeDocument(this.#source, index))));
    for (const create of this.#created) edits.push(...this.#create(create));
    return ok(edits.toSorted((a, b) => a.from - b.from));
  }

  /** Items of a List come and go from the last to the first; a document that loses its object goes as a whole. */
  #planObjects(): Set<number> {
    const whole = new Set<number>();
    const position = ({ place, added }: Listed): number => indexIn(place) + (added === undefined ? 0 : 1);
    // Of one position, an item goes before another comes.
    const order = (a: Listed, b: Listed): number =>
      position(b) - position(a) || Number(a.added !== undefined) - Number(b.added !== undefined);
    for (const one of this.#listed.toSorted(order)) {
      const { place, at, added } = one;
      const path = place.basePath.slice(0, -1);
      if (place.basePath.length === 0) whole.add(place.document);
      else if (added === undefined)
        this.#plan(place.document, { op: 'set', path: place.basePath, value: undefined }, at);
      else this.#plan(place.document, { op: 'insert', path, index: position(one), value: added }, at);
    }
    return whole;
  }

  #editOne(document: SourceDocument, planned: readonly Planned[]): Result<TextEdit[], Problem> {
    const { offset, content } = document;
    const edited = editDocument(
      content,
      planned.map(({ operation }) => operation),
    );
    if (!edited.ok) {
      const at = planned[0]?.at;
      if (at === undefined) throw new Error('a refusal without an operation');
      return err(asProblem(this.#source, document, edited.error, at));
    }
    return ok(edited.value.map(({ from, to, insert }) => ({ from: from + offset, to: to + offset, insert })));
  }

  #create({ value, after, isCopy }: Extract<PrimitiveCommand, { type: 'create-resource' }>): TextEdit[] {
    const place = after === undefined ? undefined : readResources(this.#source).places.get(after);
    const model = isCopy === true && place?.basePath.length === 0 ? this.#source.documents[place.document] : undefined;
    const body = (model && copyOf(model, value)) ?? printDocument(this.#source, value);
    return insertDocument(this.#source, body, place?.document);
  }
}

/** Neighbours that go together share a marker or a line end, which goes once. */
function joined(removals: readonly TextEdit[]): TextEdit[] {
  const all: TextEdit[] = [];
  for (const removal of removals.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && removal.from < last.to) all[all.length - 1] = { ...last, to: Math.max(last.to, removal.to) };
    else all.push(removal);
  }
  return all;
}

const indexIn = ({ basePath }: Place): number => (typeof basePath.at(-1) === 'number' ? Number(basePath.at(-1)) : 0);

/** The text of a document, changed only where the copy differs; undefined where that cannot be spliced. */
function copyOf(model: SourceDocument, value: Resource['value']): string | undefined {
  const content = readSource(bodyOf(model)).documents[0]?.content;
  if (content === undefined) return undefined;
  const edited = editDocument(content, [{ op: 'set', path: [], value }]);
  return edited.ok ? applyEdits(content.text, edited.value) : undefined;
}

type FieldCommand = Extract<PrimitiveCommand, { readonly at: Ref }>;

function operationOf(command: FieldCommand, basePath: Path, resource: Resource | undefined): Operation {
  const path = [...basePath, ...command.at.path];
  const order = (map: Path) => resource && keyOrder(resource, map.slice(basePath.length));
  switch (command.type) {
    case 'set-field':
      return command.value === undefined ? { op: 'remove', path } : { op: 'set', path, value: command.value, order };
    case 'insert-item':
      return {
        ...{ op: 'insert', path, index: command.index, value: command.value, order },
        ...(command.like && { like: [...basePath, ...command.like] }),
      };
    case 'remove-item':
      return { op: 'remove', path };
    case 'move-item': {
      const from = path.at(-1);
      return { op: 'move', path: path.slice(0, -1), from: typeof from === 'number' ? from : -1, to: command.to };
    }
  }
}

/** The fields of an object in the order of their table, which is that of Istio's documentation. */
function keyOrder(resource: Resource, path: Path): readonly string[] | undefined {
  const field = resource.kind === 'Other' ? undefined : fieldAt(resource.kind, path);
  return field?.type === 'object' || field?.type === 'stringMatch' ? Object.keys(field.fields) : undefined;
}

function notHere(at: Ref): Problem {
  const message = fill('not-here', { resource: at.resource });
  return { code: 'workspace/not-here', severity: 'error', message, at };
}

/** A refusal of the text, at the place the command was meant for, with the line in the whole text. */
function asProblem(source: Source, { offset }: SourceDocument, problem: TextProblem, at: Ref): Problem {
  const { code, message, hint } = shiftProblem(problem, offset, lineAt(source.text, offset) - 1);
  return { code, severity: 'error', message: `${message} ${hint}`, at };
}
