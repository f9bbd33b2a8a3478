// Every host, path, method and sender at once: a table of answers. Pressing one asks it. The axes come from the text and can
// be written over; too many are not asked.
import { ArrowLeft, ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { cellCount, matrixAxes, matrixEnds, type MatrixAxes, type MatrixCell, type MatrixEnd } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { senderId, sendersOf, type Sender } from '../tester/senders.ts';
import { Button } from '../ui/Button.tsx';
import { countText } from '../ui/number.ts';
import { worker } from '../worker/client.ts';
import { JobProgress } from './JobProgress.tsx';
import { endText, MatrixTable } from './MatrixTable.tsx';
import { caseMessages } from './messages.en.ts';
import styles from './Matrix.module.css';

const t = translator('cases', caseMessages);
/** More buttons than this no page draws at once, and nobody reads. */
const mostCells = 1_500;
/** Of each axis, to begin with. */
const mostOfEach = 8;

interface Texts {
  readonly hosts: string;
  readonly paths: string;
  readonly methods: string;
}

export function Matrix({ onClose }: { readonly onClose: () => void }) {
  const mesh = useStore((state) => derivedOf(state).mesh);
  const resources = useStore((state) => derivedOf(state).resources);
  const client = useStore((state) => state.client);
  const senders = sendersOf(resources);
  const [chosen, setChosen] = useState<readonly string[]>(() => [senderId(client)]);
  const [texts, setTexts] = useState<Texts>(() => textsOf(matrixAxes(mesh, [client], mostOfEach)));
  const known = senders.some(({ id }) => id === senderId(client)) ? senders : [unnamed(client), ...senders];
  const asked = known.filter(({ id }) => chosen.includes(id));
  const ends = matrixEnds(
    mesh,
    asked.map((one) => one.client),
  );
  const [without, setWithout] = useState<readonly string[]>(noEnds);
  const axes = axesOf(
    texts,
    asked,
    ends.filter((end) => !without.includes(endText(end))),
  );
  const count = cellCount(axes);
  // The table is what one comes for: the axes take their room where there is nothing to show yet, or on demand.
  const [isOpen, setOpen] = useState(!isAskable(count));
  const fields = useId();

  const { cells, part, reason, isRunning } = useCells(axes);

  return (
    <div className={styles.matrix}>
      <p className={styles.head}>
        <Button icon={<ArrowLeft />} onClick={onClose}>
          {t('backToList')}
        </Button>
        <Button
          look="quiet"
          icon={isOpen ? <ChevronDown /> : <ChevronRight />}
          aria-expanded={isOpen}
          aria-controls={fields}
          onClick={() => setOpen(!isOpen)}
        >
          {t('axes', countsOf(axes))}
        </Button>
        <span className={styles.note} role="status">
          {reason ??
            (part === undefined ? saidOf(count) : t('cellsPart', { done: countText(part), count: countText(count) }))}
        </span>
        {isRunning && <JobProgress job="matrix" />}
      </p>
      <div id={fields} className={styles.fields} hidden={!isOpen}>
        <Axes texts={texts} onTexts={setTexts} senders={known} chosen={chosen} onChosen={setChosen} />
        <Ends ends={ends} without={without} onWithout={setWithout} />
      </div>
      {isAskable(count) && <MatrixTable axes={axes} cells={cells} senders={asked} />}
    </div>
  );
}

interface Cells {
  readonly cells: readonly MatrixCell[];
  /** How many there are, where it was stopped before the end. */
  readonly part?: number | undefined;
  /** Why there are none. */
  readonly reason?: string;
}

/** Asked anew whenever the axes say something else, or the text does. */
function useCells(axes: MatrixAxes): Cells & { readonly isRunning: boolean } {
  const resources = useStore((state) => derivedOf(state).resources);
  const settings = useStore((state) => state.settings);
  const [told, setTold] = useState<Cells>({ cells: [] });
  const [isRunning, setRunning] = useState(false);
  const key = JSON.stringify(axes);
  useEffect(
    () =>
      worker.listen('matrix', (heard) => {
        setRunning(false);
        if ('reason' in heard) return setTold({ cells: [], reason: heard.reason });
        if (heard.result.type !== 'matrix') return;
        const { cells, count } = heard.result;
        setTold({ cells, part: cells.length < count ? cells.length : undefined });
      }),
    [],
  );
  useEffect(() => {
    const read = JSON.parse(key) as MatrixAxes;
    if (!isAskable(cellCount(read))) return;
    setRunning(true);
    worker.start({ resources, settings }, { type: 'matrix', axes: read });
  }, [key, resources, settings]);
  return { ...told, isRunning };
}

const isAskable = (count: number): boolean => count > 0 && count <= mostCells;

const countsOf = ({ hosts, paths, methods, clients, ends }: MatrixAxes) => ({
  hosts: hosts.length,
  paths: paths.length,
  methods: methods.length,
  senders: clients.length,
  ports: ends.length,
});

function saidOf(count: number): string {
  if (count === 0) return t('noCells');
  if (count > mostCells) return t('tooManyCells', { count: countText(count), limit: countText(mostCells) });
  return t('cells', { count });
}

interface AxesProps {
  readonly texts: Texts;
  readonly onTexts: (texts: Texts) => void;
  readonly senders: readonly Sender[];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
}

function Axes({ texts, onTexts, senders, chosen, onChosen }: AxesProps) {
  const toggle = (id: string) => onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <div className={styles.axes}>
      {(['hosts', 'paths', 'methods'] as const).map((axis) => (
        <label key={axis} className={styles.axis}>
          {t(axis)}
          <textarea
            className={styles.area}
            rows={2}
            spellCheck={false}
            value={texts[axis]}
            onChange={(event) => onTexts({ ...texts, [axis]: event.target.value })}
          />
        </label>
      ))}
      <fieldset className={styles.senders}>
        <legend className={styles.axis}>{t('senders')}</legend>
        <div className={styles.choices}>
          {senders.slice(0, 40).map(({ id, name, client }) => (
            <label key={id} className={styles.sender}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
              {t(client.kind === 'gateway' ? 'gatewaySender' : 'podSender', { name })}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

interface EndsProps {
  readonly ends: readonly MatrixEnd[];
  readonly without: readonly string[];
  readonly onWithout: (ends: readonly string[]) => void;
}

/** The ports of the chosen senders; each can be left out. */
function Ends({ ends, without, onWithout }: EndsProps) {
  const toggle = (end: string) =>
    onWithout(without.includes(end) ? without.filter((one) => one !== end) : [...without, end]);
  return (
    <fieldset className={styles.ends}>
      <legend className={styles.legend}>{t('ports')}</legend>
      {ends.slice(0, 40).map((end) => (
        <label key={endText(end)} className={styles.sender}>
          <input type="checkbox" checked={!without.includes(endText(end))} onChange={() => toggle(endText(end))} />
          {endText(end)}
        </label>
      ))}
    </fieldset>
  );
}

const noEnds: readonly string[] = [];

const textsOf = ({ hosts, paths, methods }: MatrixAxes): Texts => ({
  hosts: hosts.join(', '),
  paths: paths.join(', '),
  methods: methods.join(', '),
});

const words = (text: string): readonly string[] => [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))];

function axesOf({ hosts, paths, methods }: Texts, senders: readonly Sender[], ends: readonly MatrixEnd[]): MatrixAxes {
  return {
    hosts: words(hosts),
    paths: words(paths).map((path) => (path.startsWith('/') ? path : `/${path}`)),
    methods: words(methods),
    clients: senders.map(({ client }) => client),
    ends: ends.slice(0, 40),
  };
}

const unnamed = (client: Sender['client']): Sender => ({ id: senderId(client), client, name: client.namespace });
