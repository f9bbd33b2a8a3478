// The request's headers, in their order; repeated ones stay repeated. The Host header is a row of its own.
import { Plus, X } from 'lucide-react';
import { useState, type ClipboardEvent, type RefObject } from 'react';
import type { HttpRequest } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { isHeaderName, readHeaderLines } from './headerLines.ts';
import { testerMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Popover, popoverStyles as styles } from '../ui/Popover.tsx';

const t = translator('tester', testerMessages);

interface HeadersPopoverProps {
  readonly request: HttpRequest;
  /** The button that it hangs on. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export default function HeadersPopover({ request, anchor, onClose }: HeadersPopoverProps) {
  const ask = useStore((state) => state.ask);
  const { headers } = request;
  const setRow = (index: number, row: readonly [string, string]) =>
    ask({ ...request, headers: headers.map((header, i) => (i === index ? row : header)) });
  const [others, setOthers] = useState<readonly string[]>([]);
  const paste = (index: number, event: ClipboardEvent) => {
    const lines = readHeaderLines(event.clipboardData.getData('text/plain'));
    setOthers(lines?.others ?? []);
    if (!lines) return;
    // The field is of one line, and would join them.
    event.preventDefault();
    const host = lines.headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
    const rest = lines.headers.filter(([name]) => name.toLowerCase() !== 'host');
    ask({ ...request, ...(host === undefined ? {} : { host }), headers: headers.toSpliced(index, 1, ...rest) });
  };
  const badNames = headers.map(([name]) => name).filter((name) => name !== '' && !isHeaderName(name));
  return (
    <Popover title={t('headersTitle')} anchor={anchor} onClose={onClose}>
      <div className={styles.rows}>
        <span className={styles.fixed}>Host</span>
        <input
          aria-label={t('headerHost')}
          className={styles.input}
          placeholder={t('noHost')}
          value={request.host ?? ''}
          spellCheck={false}
          onChange={(event) => ask(withHost(request, event.target.value))}
        />
        <span />
        {headers.map(([name, value], i) => (
          <Row
            key={i}
            n={i + 1}
            name={name}
            value={value}
            onChange={(row) => setRow(i, row)}
            onPaste={(event) => paste(i, event)}
            onRemove={() => ask({ ...request, headers: headers.filter((_, at) => at !== i) })}
          />
        ))}
      </div>
      <Button look="quiet" icon={<Plus />} onClick={() => ask({ ...request, headers: [...headers, ['', '']] })}>
        {t('addHeader')}
      </Button>
      <p className={styles.hint}>{t('pasteHeaders')}</p>
      {badNames.length > 0 && (
        <p className={styles.problem} role="status">
          {t('badHeaderName', { name: badNames.join(', ') })}
        </p>
      )}
      {others.length > 0 && (
        <p className={styles.problem} role="status">
          {t('noHeaderLines', { lines: others.join(' · ') })}
        </p>
      )}
    </Popover>
  );
}

interface RowProps {
  readonly n: number;
  readonly name: string;
  readonly value: string;
  readonly onChange: (row: readonly [string, string]) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onRemove: () => void;
}

function Row({ n, name, value, onChange, onPaste, onRemove }: RowProps) {
  return (
    <>
      <input
        aria-label={t('headerName', { n })}
        className={styles.input}
        placeholder={t('headerNameHint')}
        autoFocus={name === '' && value === ''}
        autoCapitalize="off"
        value={name}
        spellCheck={false}
        aria-invalid={name !== '' && !isHeaderName(name)}
        onChange={(event) => onChange([event.target.value, value])}
        onPaste={onPaste}
      />
      <input
        aria-label={t('headerValue', { n })}
        className={styles.input}
        placeholder={t('headerValueHint')}
        autoCapitalize="off"
        value={value}
        spellCheck={false}
        onChange={(event) => onChange([name, event.target.value])}
      />
      <IconButton label={t('removeHeader', { name: name || String(n) })} icon={<X />} onClick={onRemove} />
    </>
  );
}

function withHost(request: HttpRequest, host: string): HttpRequest {
  const { host: _, ...rest } = request;
  return host === '' ? rest : { ...rest, host };
}
