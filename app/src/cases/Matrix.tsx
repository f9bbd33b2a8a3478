// Every host, path, method and sender at once: a table of answers. Pressing one asks it. The axes come from the text and can
// be written over; too many are not asked.
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
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
  const settings = useStore((state) => state.settings);
  const client = useStore((state) => state.client);
  const senders = sendersOf(resources);
  const [chosen, setChosen] = useState<readonly string[]>(() => [senderId(client)]);
  const [texts, setTexts] = useState<Texts>(() => textsOf(matrixAxes(mesh, [client], mostOfEach)));
  const [cells, setCells] = useState<readonly MatrixCell[]>([]);
  const [reason, setReason] = useState<string>();
  const [isRunning, setRunning] = useState(false);
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
  const [part, setPart] = useState<number>();
  const count = cellCount(axes);
  const key = JSON.stringify(axes);

  useEffect(
    () =>
      worker.listen('matrix', (heard) => {
        if ('reason' in heard) setReason(heard.reason);
        else if (heard.result.type === 'matrix') {
          setCells(heard.result.cells);
          setRunning(false);
          setPart(heard.result.cells.length < heard.result.count ? heard.result.cells.length : undefined);
        }
      }),
    [],
  );
  useEffect(() => {
    const read = JSON.parse(key) as MatrixAxes;
    if (cellCount(read) > 0 && cellCount(read) <= mostCells) {
      setRunning(true);
      worker.start({ resources, settings }, { type: 'matrix', axes: read });
    }
  }, [key, resources, settings]);

  return (
    <div className={styles.matrix}>
      <p className={styles.head}>
        <Button icon={<ArrowLeft />} onClick={onClose}>
          {t('backToList')}
        </Button>
        <span className={styles.note} role="status">
          {reason ??
            (part === undefined ? saidOf(count) : t('cellsPart', { done: countText(part), count: countText(count) }))}
        </span>
        {isRunning && <JobProgress job="matrix" />}
      </p>
      <Axes texts={texts} onTexts={setTexts} senders={known} chosen={chosen} onChosen={setChosen} />
      <Ends ends={ends} without={without} onWithout={setWithout} />
      {count > 0 && count <= mostCells && <MatrixTable axes={axes} cells={cells} senders={asked} />}
    </div>
  );
}

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
        {senders.slice(0, 40).map(({ id, name, client }) => (
          <label key={id} className={styles.sender}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {t(client.kind === 'gateway' ? 'gatewaySender' : 'podSender', { name })}
          </label>
        ))}
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
