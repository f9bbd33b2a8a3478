// The request of a case: method, URL, sender and headers, as in the bar. What cannot be asked is said, and the last request
// that can be stays.
import { useState } from 'react';
import type { Case, Request } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { testerMessages } from '../tester/messages.en.ts';
import { labelsText, senderId, sendersOf } from '../tester/senders.ts';
import { requestFromUrl, urlOf } from '../tester/url.ts';
import { caseMessages } from './messages.en.ts';
import styles from './CaseForm.module.css';

const t = translator('cases', caseMessages);
const tester = translator('tester', testerMessages);

type Asked = Pick<Case, 'client' | 'request'>;

interface RequestFieldsProps {
  readonly asked: Asked;
  readonly onChange: (asked: Asked) => void;
  /** Whether what is written can be asked. */
  readonly onValid: (isValid: boolean) => void;
}

export function RequestFields({ asked, onChange, onValid }: RequestFieldsProps) {
  const { client, request } = asked;
  const senders = useStore((state) => sendersOf(derivedOf(state).resources));
  const [url, setUrl] = useState(() => urlOf(request, client));
  const [problem, setProblem] = useState<string>();
  const readUrl = (text: string) => {
    setUrl(text);
    const read = requestFromUrl(text, request);
    setProblem(read.ok ? undefined : tester(read.because));
    onValid(read.ok);
    if (read.ok) onChange({ client, request: read.request });
  };
  const known = senders.some(({ id }) => id === senderId(client));
  return (
    <div className={styles.names}>
      {request.protocol === 'http' && (
        <label className={styles.field}>
          {t('method')}
          <input
            className={styles.input}
            value={request.method}
            spellCheck={false}
            onChange={(event) => onChange({ client, request: { ...request, method: event.target.value } })}
          />
        </label>
      )}
      <label className={styles.field}>
        {t('from')}
        <select
          className={styles.input}
          value={senderId(client)}
          onChange={(event) => {
            const sender = senders.find(({ id }) => id === event.target.value);
            if (sender) onChange({ client: sender.client, request });
          }}
        >
          {!known && (
            <option value={senderId(client)}>
              {client.namespace} · {labelsText(client.labels)}
            </option>
          )}
          {senders.map(({ id, name, client: sender }) => (
            <option key={id} value={id}>
              {t(sender.kind === 'gateway' ? 'gatewaySender' : 'podSender', { name })} · {sender.namespace}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field} data-wide="true">
        {t('url')}
        <input
          className={styles.input}
          value={url}
          spellCheck={false}
          aria-invalid={problem !== undefined}
          onChange={(event) => readUrl(event.target.value)}
        />
        {problem !== undefined && (
          <span className={styles.problem} role="status">
            {problem}
          </span>
        )}
      </label>
      {request.protocol === 'http' && (
        <Headers request={request} onChange={(changed) => onChange({ client, request: changed })} />
      )}
    </div>
  );
}

type Http = Extract<Request, { readonly protocol: 'http' }>;

function Headers({ request, onChange }: { readonly request: Http; readonly onChange: (request: Http) => void }) {
  const [text, setText] = useState(() => request.headers.map(([name, value]) => `${name}: ${value}`).join('\n'));
  const [bad, setBad] = useState<string>();
  const read = (written: string) => {
    setText(written);
    const lines = written.split('\n').filter((line) => line.trim() !== '');
    const headers = lines.flatMap((line) => {
      const [, name, value = ''] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    });
    setBad(lines.find((line) => !/^\s*[^:\s]+\s*:/.test(line)));
    onChange({ ...request, headers });
  };
  return (
    <label className={styles.field} data-wide="true">
      {t('headers')}
      <textarea
        className={styles.area}
        rows={Math.min(6, Math.max(2, request.headers.length))}
        value={text}
        spellCheck={false}
        onChange={(event) => read(event.target.value)}
      />
      {bad !== undefined && (
        <span className={styles.problem} role="status">
          {t('headerLine', { line: bad })}
        </span>
      )}
    </label>
  );
}
