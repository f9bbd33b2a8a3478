// The connection that carries the request: protocol, port, what is dialled, TLS.
import { useRef, useState, type RefObject } from 'react';
import type { HttpRequest } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Popover, PopoverField, popoverStyles as styles } from '../ui/Popover.tsx';
import { readPort, tlsTexts, withDial, withProtocol, withTls, withTlsPart } from './connection.ts';
import { connectionMessages } from './messages.en.ts';

const t = translator('connection', connectionMessages);

interface ConnectionPopoverProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export default function ConnectionPopover({ anchor, onClose }: ConnectionPopoverProps) {
  const request = useStore((state) => state.request);
  const client = useStore((state) => state.client);
  const ask = useStore((state) => state.ask);
  const isPod = client.kind === 'sidecar';
  const isTcp = request.protocol === 'tcp';
  return (
    <Popover title={t('title')} anchor={anchor} onClose={onClose}>
      <ProtocolField />
      <PortField />
      {(isPod || isTcp) && (
        <PopoverField label={t('dial')}>
          <input
            className={styles.input}
            value={request.dial ?? ''}
            placeholder={t(isTcp ? 'dialTcpHint' : 'dialHint')}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => ask(withDial(request, event.target.value))}
          />
        </PopoverField>
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={request.tls !== undefined}
          onChange={(event) => ask(withTls(request, event.target.checked))}
        />
        {t('tls')}
      </label>
      {request.tls && <TlsFields />}
      <p className={styles.hint}>{t(isPod ? 'dialNote' : 'gatewayNote')}</p>
    </Popover>
  );
}

function ProtocolField() {
  const request = useStore((state) => state.request);
  const ask = useStore((state) => state.ask);
  const last = useRef<HttpRequest>(undefined);
  return (
    <PopoverField label={t('protocol')}>
      <select
        className={styles.input}
        value={request.protocol}
        onChange={(event) => {
          if (request.protocol === 'http') last.current = request;
          ask(withProtocol(request, event.target.value === 'tcp' ? 'tcp' : 'http', last.current));
        }}
      >
        <option value="http">{t('http')}</option>
        <option value="tcp">{t('tcp')}</option>
      </select>
    </PopoverField>
  );
}

/** What is no port stays in the field and is not asked. */
function PortField() {
  const request = useStore((state) => state.request);
  const ask = useStore((state) => state.ask);
  const [typed, setTyped] = useState<string>();
  const isBad = typed !== undefined && readPort(typed) === undefined;
  return (
    <PopoverField label={t('port')} problem={isBad ? t('badPort') : undefined}>
      <input
        className={styles.input}
        inputMode="numeric"
        value={isBad ? typed : String(request.port)}
        aria-invalid={isBad}
        onChange={(event) => {
          setTyped(event.target.value);
          const port = readPort(event.target.value);
          if (port !== undefined) ask({ ...request, port });
        }}
      />
    </PopoverField>
  );
}

function TlsFields() {
  const request = useStore((state) => state.request);
  const ask = useStore((state) => state.ask);
  const { sni, alpn, clientCert } = tlsTexts(request.tls);
  // As typed: a comma at the end is on its way to a second name.
  const [names, setNames] = useState(alpn);
  return (
    <>
      <PopoverField label={t('sni')}>
        <input
          className={styles.input}
          value={sni}
          placeholder={t('sniHint')}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => ask(withTlsPart(request, { sni: event.target.value.trim() }))}
        />
      </PopoverField>
      <PopoverField label={t('alpn')}>
        <input
          className={styles.input}
          value={names}
          placeholder={t('alpnHint')}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => {
            setNames(event.target.value);
            ask(withTlsPart(request, { alpn: event.target.value }));
          }}
        />
      </PopoverField>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={clientCert}
          onChange={(event) => ask(withTlsPart(request, { clientCert: event.target.checked }))}
        />
        {t('clientCert')}
      </label>
    </>
  );
}
