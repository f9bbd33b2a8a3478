// One profile of the mix: its name, its share, who sends it, and what.
import { CornerUpLeft, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Client, TrafficProfile } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { testerMessages } from '../tester/messages.en.ts';
import { labelsText, senderId, sendersOf } from '../tester/senders.ts';
import { senderText } from '../tester/senderText.ts';
import { requestFromUrl, urlOf } from '../tester/url.ts';
import { IconButton } from '../ui/Button.tsx';
import { percentText } from '../ui/number.ts';
import { PatternDefs, Swatch } from './ChartParts.tsx';
import styles from './Histogram.module.css';
import { simulationMessages } from './messages.en.ts';

const t = translator('simulation', simulationMessages);
const inTester = translator('tester', testerMessages);

interface ProfileRowProps {
  readonly index: number;
  readonly profile: TrafficProfile;
  /** Of the whole mix; undefined while the shares are none. */
  readonly share: number | undefined;
}

export function ProfileRow({ index, profile, share }: ProfileRowProps) {
  const { name, request } = profile;
  const change = (part: Partial<TrafficProfile>) => {
    const { mix, setMix } = useStore.getState();
    setMix(mix.map((one, i) => (i === index ? { ...one, ...part } : one)));
  };
  const remove = () => {
    const { mix, setMix } = useStore.getState();
    setMix(mix.filter((_, i) => i !== index));
  };
  const client = useClient(profile);
  const ask = () => {
    const state = useStore.getState();
    state.setClient(client);
    state.ask(request);
  };
  const take = () => {
    const state = useStore.getState();
    change({ request: sentRequestOf(state), client: state.client });
  };
  return (
    <li className={styles.profile} aria-label={name}>
      <svg className={styles.swatch} width={14} height={14} aria-hidden="true">
        <PatternDefs id={`profile-${index}`} count={index + 1} />
        <Swatch id={`profile-${index}`} profile={index} x={0} y={0} width={14} height={14} />
      </svg>
      <input
        className={styles.name}
        aria-label={t('profileName')}
        value={name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <ShareField share={profile.share} onChange={(next) => change({ share: next })} />
      <span className={styles.part}>{share === undefined ? '–' : percentText(share)}</span>
      <SourceField client={client} onChange={(next) => change({ client: next })} />
      <RequestField profile={profile} client={client} onChange={change} />
      <span className={styles.tools}>
        <IconButton label={t('takeRequest', { name })} icon={<CornerUpLeft />} onClick={take} />
        <IconButton label={t('askProfile', { name })} icon={<Send />} onClick={ask} />
        <IconButton label={t('removeProfile', { name })} icon={<Trash2 />} onClick={remove} />
      </span>
    </li>
  );
}

function useClient({ client }: TrafficProfile): Client {
  const current = useStore((state) => state.client);
  return client ?? current;
}

/** What is typed stays as it is typed; what is no number counts as such, and the simulation says so. */
function ShareField({ share, onChange }: { readonly share: number; readonly onChange: (share: number) => void }) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      className={styles.share}
      aria-label={t('share')}
      type="number"
      step="any"
      value={typed ?? share}
      onChange={(event) => {
        setTyped(event.target.value);
        const read = Number(event.target.value);
        onChange(Number.isFinite(read) ? read : 0);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

function SourceField({ client, onChange }: { readonly client: Client; readonly onChange: (client: Client) => void }) {
  const senders = useStore((state) => sendersOf(derivedOf(state).resources));
  const id = senderId(client);
  const known = senders.some((sender) => sender.id === id);
  return (
    <select
      className={styles.source}
      aria-label={t('source')}
      value={id}
      onChange={(event) => {
        const chosen = senders.find((sender) => sender.id === event.target.value);
        if (chosen) onChange(chosen.client);
      }}
    >
      {!known && <option value={id}>{`${client.namespace} (${labelsText(client.labels)})`}</option>}
      {senders.map((sender) => (
        <option key={sender.id} value={sender.id}>
          {senderText(sender)}
        </option>
      ))}
    </select>
  );
}

interface RequestFieldProps {
  readonly profile: TrafficProfile;
  readonly client: Client;
  readonly onChange: (part: Partial<TrafficProfile>) => void;
}

/** The URL; method and headers come with the request bar. */
function RequestField({ profile: { request }, client, onChange }: RequestFieldProps) {
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? undefined : requestFromUrl(typed, request);
  const problem = read && !read.ok ? inTester(read.because) : undefined;
  const headers = request.protocol === 'http' ? request.headers.length : 0;
  return (
    <span className={styles.url}>
      {request.protocol === 'http' && <span className={styles.method}>{request.method}</span>}
      <input
        className={styles.urlInput}
        aria-label={t('profileUrl')}
        aria-invalid={problem !== undefined}
        title={problem}
        spellCheck={false}
        value={typed ?? urlOf(request, client)}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = requestFromUrl(event.target.value, request);
          if (next.ok) onChange({ request: next.request });
        }}
        onBlur={() => setTyped(undefined)}
      />
      {headers > 0 && <span className={styles.note}>{t('headers', { count: headers })}</span>}
      {problem !== undefined && <span className={styles.problem}>{problem}</span>}
    </span>
  );
}
