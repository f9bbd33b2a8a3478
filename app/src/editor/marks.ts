// What the editor shows about the text beside the text: problems as markers, and each resource's kind as a stripe in the
// gutter. Both wait for a short rest, so that they never slow a keystroke.
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
import type { TextBinding } from './textBinding.ts';

const restMs = 100;

export function bindMarks(editor: CodeEditor, model: TextModel, text: TextBinding): () => void {
  const stripes = editor.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen: ReturnType<typeof derivedOf> | undefined;
  /** Lines of the text that the stripes were drawn for; undefined when more than typing has moved them since. */
  let stripedLines: number | undefined;

  const draw = (): void => {
    const state = useStore.getState();
    const derived = derivedOf(state);
    if (derived === seen) return;
    const lines = text.lines();
    showMarkers(model, lines, problemsOf(state.source, derived));
    // Stripes move with what is typed: a thousand are drawn anew only for other objects or other lines.
    const areRight = stripedLines === lines.starts.length && sameIds(seen?.resources ?? [], derived.resources);
    seen = derived;
    if (areRight) return;
    stripedLines = lines.starts.length;
    stripes.set(
      derived.resources.flatMap((resource) => {
        const colour = styles[stripeOf(resource)];
        const range = rangeOf(derived, { resource: resource.id, path: [] });
        if (colour === undefined || !range) return [];
        const stripe = {
          range: rangeBetween(lines, range.from, range.to),
          options: { linesDecorationsClassName: `${styles.stripe ?? ''} ${colour}` },
        };
        return [stripe, ...chip(derived, resource, colour, lines)];
      }),
    );
  };
  const stop = useStore.subscribe((state, before) => {
    if (state.source === before.source && state.settings === before.settings) return;
    if (state.lastChange?.origin !== 'typing') stripedLines = undefined;
    clearTimeout(timer);
    timer = setTimeout(draw, restMs);
  });
  draw();

  return () => {
    clearTimeout(timer);
    stop();
    stripes.clear();
  };
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
  return a.length === b.length && a.every(({ id }, i) => id === b[i]?.id);
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
