// What the editor shows about the text beside the text: problems as markers, and each resource's kind as a stripe in the
// gutter. Both wait for a short rest, so that they never slow a keystroke. Stripes stand only around what is in view: the
// editor looks through all of them whenever it draws a line.
import type { Resource } from '@portolan/engine';
import { rangeOf, type Derived } from '@portolan/workspace';
import { problemsOf } from '../problems/problems.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { rangeBetween } from './edits.ts';
import styles from './Editor.module.css';
import { positionAt, type Lines } from './lines.ts';
import { showMarkers } from './markers.ts';
import type { CodeEditor, monaco, TextModel } from './monaco.ts';
import { resourcesBetween } from './resourcesBetween.ts';
import type { LineSpan, TextBinding } from './textBinding.ts';

const restMs = 100;
/** Lines with stripes above and below those in view. */
const margin = 500;

export function bindMarks(editor: CodeEditor, model: TextModel, text: TextBinding): () => void {
  const stripes = createStripes(editor, text);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen: Derived | undefined;

  const draw = (): void => {
    const state = useStore.getState();
    const derived = derivedOf(state);
    if (derived === seen) return;
    seen = derived;
    showMarkers(model, text.lines(), problemsOf(state.source, derived));
    stripes.follow(derived);
  };
  const stop = useStore.subscribe((state, before) => {
    if (state.source === before.source && state.settings === before.settings) return;
    if (state.lastChange?.origin !== 'typing') stripes.forget();
    clearTimeout(timer);
    timer = setTimeout(draw, restMs);
  });
  const scrolled = editor.onDidScrollChange(() => stripes.follow(derivedOf(useStore.getState())));
  const unfolded = editor.onDidChangeHiddenAreas(() => stripes.follow(derivedOf(useStore.getState())));
  draw();

  return () => {
    clearTimeout(timer);
    stop();
    scrolled.dispose();
    unfolded.dispose();
    stripes.clear();
  };
}

interface Stripes {
  /** Draws them anew where they are not those of these objects, or not around what is in view. */
  follow(derived: Derived): void;
  /** The text has moved in another way than by typing. */
  forget(): void;
  clear(): void;
}

function createStripes(editor: CodeEditor, text: TextBinding): Stripes {
  const drawn = editor.createDecorationsCollection();
  let last: { readonly resources: readonly Resource[]; readonly lines: number; readonly shown: LineSpan } | undefined;
  return {
    follow: (derived) => {
      const lines = text.lines();
      const view = inView(editor);
      const { resources } = derived;
      // What is typed moves stripes with it: they are drawn anew only for other objects or other lines.
      const areRight = last?.lines === lines.starts.length && sameIds(last.resources, resources);
      if (areRight && last && last.shown.first <= view.first && last.shown.last >= view.last) return;
      const shown = {
        first: Math.max(1, view.first - margin),
        last: Math.min(lines.starts.length, view.last + margin),
      };
      last = { resources, lines: lines.starts.length, shown };
      drawn.set(stripesIn(derived, lines, shown));
    },
    forget: () => (last = undefined),
    clear: () => drawn.clear(),
  };
}

/** All lines from the first to the last that can be seen, folded ones included. */
function inView(editor: CodeEditor): LineSpan {
  const ranges = editor.getVisibleRanges();
  return { first: ranges[0]?.startLineNumber ?? 1, last: ranges.at(-1)?.endLineNumber ?? 1 };
}

function stripesIn(derived: Derived, lines: Lines, { first, last }: LineSpan): monaco.editor.IModelDeltaDecoration[] {
  const from = lines.starts[first - 1] ?? 0;
  const to = lines.starts[last] ?? lines.text.length;
  return resourcesBetween(derived, from, to).flatMap((resource) => {
    const colour = styles[stripeOf(resource)];
    const range = rangeOf(derived, { resource: resource.id, path: [] });
    if (colour === undefined || !range) return [];
    const stripe = {
      range: rangeBetween(lines, range.from, range.to),
      options: { linesDecorationsClassName: `${styles.stripe ?? ''} ${colour}` },
    };
    return [stripe, ...chip(derived, resource, colour, lines)];
  });
}

/** On the line that says `kind`: colour, initial, and the whole name on hover. */
function chip(
  derived: Derived,
  resource: Resource,
  colour: string,
  lines: Lines,
): monaco.editor.IModelDeltaDecoration[] {
  const range = rangeOf(derived, { resource: resource.id, path: ['kind'] });
  if (!range) return [];
  const kind = resource.kind === 'Other' ? resource.actualKind : resource.kind;
  const { lineNumber } = positionAt(lines, range.from);
  return [
    {
      range: { startLineNumber: lineNumber, startColumn: 1, endLineNumber: lineNumber, endColumn: 1 },
      options: {
        linesDecorationsClassName: `${styles.chip ?? ''} ${colour}`,
        linesDecorationsTooltip: `${kind} ${resource.name}`,
      },
    },
  ];
}

function sameIds(a: readonly Resource[], b: readonly Resource[]): boolean {
  return a === b || (a.length === b.length && a.every(({ id }, i) => id === b[i]?.id));
}

/** The class of Editor.module.css that holds the colour of a kind. */
function stripeOf(resource: Resource): string {
  switch (resource.kind) {
    case 'Gateway':
    case 'VirtualService':
    case 'DestinationRule':
    case 'Service':
    case 'ServiceEntry':
    case 'Sidecar':
      return resource.kind;
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Pod':
    case 'WorkloadEntry':
    case 'EndpointSlice':
      return 'Workload';
    default:
      return 'Other';
  }
}
