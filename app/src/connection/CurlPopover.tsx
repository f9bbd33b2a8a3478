// The request as a command to copy: curl, or what opens a connection that is no HTTP. It is text: nothing here runs it.
import { Copy } from 'lucide-react';
import { useState, type RefObject } from 'react';
import type { Client, HttpRequest, Request } from '@portolan/engine';
import { toConnect, toCurl, type CurlShell } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { senderId, sendersOf } from '../tester/senders.ts';
import { Button } from '../ui/Button.tsx';
import { Popover, PopoverField, popoverStyles as styles } from '../ui/Popover.tsx';
import own from './CurlPopover.module.css';
import { connectionMessages } from './messages.en.ts';

const t = translator('connection', connectionMessages);

interface CurlPopoverProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** What was chosen last stays chosen while the page is open. */
let remembered = { shell: 'bash' as CurlShell, address: '127.0.0.1', isInPod: true };

export default function CurlPopover({ anchor, onClose }: CurlPopoverProps) {
  const request = useStore(sentRequestOf);
  return (
    <Popover title={t(request.protocol === 'http' ? 'curlTitle' : 'commandTitle')} anchor={anchor} onClose={onClose}>
      <Command request={request} />
    </Popover>
  );
}

function Command({ request }: { readonly request: Request }) {
  const client = useStore((state) => state.client);
  const text = useStore((state) => state.source.text);
  const workload = useStore((state) => workloadOf(state.client, sendersOf(derivedOf(state).resources)));
  const [options, setOptions] = useState(remembered);
  const change = (part: Partial<typeof remembered>) => setOptions((remembered = { ...options, ...part }));
  const { shell, address, isInPod } = options;
  const isGateway = client.kind === 'gateway';
  const asksOwn = /user-agent|\baccept\b/i.test(text);
  const isHttp = request.protocol === 'http';
  const exec = ['kubectl', 'exec', ...(isHttp ? [] : ['-i']), '-n', client.namespace, `deploy/${workload}`, '--'];
  const where = {
    shell,
    ...(isGateway && address.trim() !== '' ? { address: address.trim() } : {}),
    ...(isInPod && workload !== undefined ? { within: exec } : {}),
  };
  const command = isHttp ? toCurl(request, { ...where, keepsOwnHeaders: !asksOwn }) : toConnect(request, where);
  return (
    <>
      <PopoverField label={t('shell')}>
        <select
          className={styles.input}
          value={shell}
          onChange={(event) => change({ shell: event.target.value === 'powershell' ? 'powershell' : 'bash' })}
        >
          <option value="bash">{t('bash')}</option>
          <option value="powershell">{t('powershell')}</option>
        </select>
      </PopoverField>
      {isGateway && (
        <PopoverField label={t('address')}>
          <input
            className={styles.input}
            value={address}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => change({ address: event.target.value })}
          />
        </PopoverField>
      )}
      {workload !== undefined && (
        <label className={styles.check}>
          <input type="checkbox" checked={isInPod} onChange={(event) => change({ isInPod: event.target.checked })} />
          {t('inPod')}
        </label>
      )}
      <pre className={own.command} role="group" aria-label={t('command')} tabIndex={0}>
        {command}
      </pre>
      <CopyButton text={command} />
      {isGateway && <p className={styles.hint}>{t('addressNote')}</p>}
      {isHttp ? <Notes request={request} keepsOwn={!asksOwn} /> : <ConnectNotes request={request} />}
    </>
  );
}

function ConnectNotes({ request: { tls } }: { readonly request: Request }) {
  return (
    <>
      <p className={styles.hint}>{t(tls ? 'opensslNote' : 'telnetNote')}</p>
      {tls?.clientCert && <p className={styles.hint}>{t('certificate')}</p>}
    </>
  );
}

function Notes({ request, keepsOwn }: { readonly request: HttpRequest; readonly keepsOwn: boolean }) {
  const names = request.headers.map(([name]) => name.toLowerCase());
  const notes = [
    ...(keepsOwn && !(names.includes('user-agent') && names.includes('accept')) ? [t('ownHeaders')] : []),
    ...(request.tls?.clientCert ? [t('certificate')] : []),
    ...(request.tls?.alpn ? [t('alpnNote')] : []),
    ...(request.tls && request.tls.sni === undefined ? [t('sniNote')] : []),
  ];
  return notes.map((note) => (
    <p key={note} className={styles.hint}>
      {note}
    </p>
  ));
}

function CopyButton({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<string>();
  const notify = useStore((state) => state.notify);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      notify({ tone: 'error', text: t('copyFailed') });
    }
  };
  return (
    <Button look="primary" icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
      <span aria-live="polite">{t(copied === text ? 'copied' : 'copy')}</span>
    </Button>
  );
}

/** The Deployment whose pods the sender is one of. */
function workloadOf(client: Client, senders: ReturnType<typeof sendersOf>): string | undefined {
  if (client.kind === 'gateway') return undefined;
  const id = senderId(client);
  return senders.find((sender) => sender.id === id)?.name;
}
