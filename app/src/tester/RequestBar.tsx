// The question: method, URL (or a whole curl command), sender and headers. Always on the page; every change asks anew.
import { Pencil } from 'lucide-react';
import {
  lazy,
  memo,
  Suspense,
  useRef,
  useState,
  type ChangeEvent,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react';
import type { Client, HttpRequest, Request } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { askText, askUrl, isWholeRequest } from './ask.ts';
import { RequestTools } from './RequestTools.tsx';
import { labelsText, listedOf, senderId, sendersOf, type Sender } from './senders.ts';
import { senderText } from './senderText.ts';
import { urlOf } from './url.ts';
import styles from './RequestBar.module.css';

const t = translator('tester', testerMessages);
const HeadersPopover = lazy(() => import('./HeadersPopover.tsx'));
const SenderPopover = lazy(() => import('./SenderPopover.tsx'));

/** Of the last URL, beside what is wrong with the one that is typed. */
const longestShown = 200;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export function RequestBar() {
  const request = useStore((state) => state.request);
  return (
    <search className={styles.bar} aria-label={t('region')} id="request">
      {request.protocol === 'http' && <Method request={request} />}
      <UrlField />
      <SenderField />
      {request.protocol === 'http' && <Headers request={request} />}
      <RequestTools />
    </search>
  );
}

function Method({ request }: { readonly request: HttpRequest }) {
  const ask = useStore((state) => state.ask);
  const shown = methods.includes(request.method) ? methods : [request.method, ...methods];
  return (
    <select
      aria-label={t('method')}
      className={styles.method}
      value={request.method}
      onChange={(event) => ask({ ...request, method: event.target.value })}
    >
      {shown.map((method) => (
        <option key={method}>{method}</option>
      ))}
    </select>
  );
}

/** What was typed, as long as it is not the request itself: after any other change of the request it is dropped. */
interface Draft {
  readonly text: string;
  readonly problem: string | undefined;
  readonly request: Request;
}

function UrlField() {
  const request = useStore((state) => state.request);
  const client = useStore((state) => state.client);
  const [typed, setTyped] = useState<Draft>();
  const draft = typed?.request === request ? typed : undefined;

  const keep = (text: string, problem?: string) => setTyped({ text, problem, request: useStore.getState().request });
  const read = (text: string, isWhole: boolean) => {
    if (!isWholeRequest(text)) return keep(text, askUrl(text));
    keep(text);
    if (!isWhole) return;
    void askText(text).then((problem) => (problem === undefined ? setTyped(undefined) : keep(text, problem)));
  };
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const text = event.target.value;
    const before = draft?.text ?? '';
    // A command that arrives at once was pasted; one that grows letter by letter waits for Enter.
    read(text, Math.abs(text.length - before.length) > 1);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    // A field of one line would join the lines of a command or a message.
    if (!/\n/.test(text.trim()) || !isWholeRequest(text)) return;
    event.preventDefault();
    read(text, true);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      if (draft) read(draft.text, true);
      useStore.getState().showWay();
    }
    if (event.key === 'Escape' && draft) setTyped(undefined);
  };
  return (
    <div className={styles.url}>
      <input
        aria-label={t('url')}
        aria-invalid={draft?.problem !== undefined}
        aria-describedby={draft?.problem === undefined ? undefined : 'url-problem'}
        className={styles.urlInput}
        placeholder={t('urlPlaceholder')}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={draft?.text ?? urlOf(request, client)}
        onChange={change}
        onPaste={paste}
        onKeyDown={press}
        onBlur={() => draft?.problem === undefined && setTyped(undefined)}
        onFocus={(event) => event.target.select()}
      />
      {draft?.problem !== undefined && (
        <p id="url-problem" className={styles.problem} role="status">
          {draft.problem} {t('keptAnswer', { url: urlOf(request, client).slice(0, longestShown) })}
        </p>
      )}
    </div>
  );
}

function SenderField() {
  const client = useStore((state) => state.client);
  const setClient = useStore((state) => state.setClient);
  const senders = useStore((state) => sendersOf(derivedOf(state).resources));
  const [editing, setEditing] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const id = senderId(client);
  const known = senders.some((sender) => sender.id === id);
  const choose = (event: ChangeEvent<HTMLSelectElement>) => {
    const chosen = senders.find((sender) => sender.id === event.target.value);
    if (chosen) setClient(chosen.client);
    else setEditing(true);
  };
  return (
    <div className={styles.sender}>
      <label className={styles.label} htmlFor="sender">
        {t('from')}
      </label>
      <select id="sender" aria-label={t('from')} className={styles.select} value={id} onChange={choose}>
        <SenderGroups senders={senders} chosen={id} />
        <optgroup label={t('other')}>
          {!known && <option value={id}>{elsewhere(client)}</option>}
          <option value="custom">{t('customSender')}</option>
        </optgroup>
      </select>
      <IconButton
        ref={anchor}
        label={t('editSender')}
        icon={<Pencil />}
        aria-haspopup="dialog"
        aria-expanded={editing}
        onClick={() => setEditing(!editing)}
      />
      <Suspense fallback={null}>
        {editing && <SenderPopover anchor={anchor} onClose={() => setEditing(false)} />}
      </Suspense>
    </div>
  );
}

interface SenderGroupsProps {
  readonly senders: readonly Sender[];
  /** The id of the one that asks. */
  readonly chosen: string;
}

/** Drawn anew only for other senders: in a large text there are hundreds. The popover finds those that have no room here. */
const SenderGroups = memo(function SenderGroups({ senders, chosen }: SenderGroupsProps) {
  const listed = listedOf(senders, chosen);
  const others = senders.length - listed.length;
  return (
    <>
      <SenderGroup label={t('gateways')} senders={listed.filter(({ client: { kind } }) => kind === 'gateway')} />
      <SenderGroup label={t('pods')} senders={listed.filter(({ client: { kind } }) => kind === 'sidecar')} />
      {others > 0 && (
        <optgroup label={t('moreSenders')}>
          <option value="find">{t('findSender', { count: others })}</option>
        </optgroup>
      )}
    </>
  );
});

function SenderGroup({ label, senders }: { readonly label: string; readonly senders: readonly Sender[] }) {
  if (senders.length === 0) return null;
  return (
    <optgroup label={label}>
      {senders.map((sender) => (
        <option key={sender.id} value={sender.id}>
          {senderText(sender)}
        </option>
      ))}
    </optgroup>
  );
}

function elsewhere(client: Client): string {
  return t('senderElsewhere', {
    kind: t(client.kind === 'gateway' ? 'kindGateway' : 'kindPod'),
    namespace: client.namespace,
    labels: labelsText(client.labels) || t('noLabels'),
  });
}

function Headers({ request }: { readonly request: HttpRequest }) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const count = request.headers.filter(([name]) => name !== '').length;
  return (
    <>
      <Button ref={anchor} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
        {count > 0 ? t('headersCount', { count }) : t('headers')}
      </Button>
      <Suspense fallback={null}>
        {open && <HeadersPopover anchor={anchor} request={request} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
