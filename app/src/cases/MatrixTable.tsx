// The table of the matrix: a row for each host and path, a column for each sender and method.
import { Fragment } from 'react';
import type { MatrixAxes, MatrixCell, MatrixEnd } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import type { Sender } from '../tester/senders.ts';
import { toneOf } from '../tester/tone.ts';
import { hostname } from '../tester/url.ts';
import { ToneMark } from '../tester/ToneMark.tsx';
import { askCase } from './edits.ts';
import { caseMessages } from './messages.en.ts';
import styles from './Matrix.module.css';

const t = translator('cases', caseMessages);

interface TableProps {
  readonly axes: MatrixAxes;
  readonly cells: readonly MatrixCell[];
  readonly senders: readonly Sender[];
}

export function MatrixTable({ axes: { hosts, paths, methods, ends }, cells, senders }: TableProps) {
  const byQuestion = new Map(cells.map((cell) => [keyOf(cell), cell]));
  const names = senders.map(({ client, name }) =>
    t(client.kind === 'gateway' ? 'gatewaySender' : 'podSender', { name }),
  );
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('matrixTable')}>
      <table className={styles.table}>
        <caption className={styles.hidden}>{t('matrixTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('hosts')}</th>
            <th scope="col">{t('paths')}</th>
            {senders.map(({ id }, i) => (
              <Fragment key={id}>
                {ends.flatMap((end) =>
                  methods.map((method) => (
                    <th key={`${endText(end)} ${method}`} scope="col">
                      {method}
                      <span className={styles.note}>
                        {' '}
                        {names[i]} · {endText(end)}
                      </span>
                    </th>
                  )),
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {hosts.flatMap((host) =>
            paths.map((path) => (
              <tr key={`${host} ${path}`}>
                <th scope="row">{host}</th>
                <th scope="row">{path}</th>
                {senders.map(({ id, client }, i) => (
                  <Fragment key={id}>
                    {ends.flatMap((end) =>
                      methods.map((method) => (
                        <Cell
                          key={`${endText(end)} ${method}`}
                          cell={byQuestion.get(JSON.stringify([client, method, host, path, endText(end)]))}
                          sender={names[i] ?? ''}
                        />
                      )),
                    )}
                  </Fragment>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, sender }: { readonly cell: MatrixCell | undefined; readonly sender: string }) {
  if (!cell) return <td>…</td>;
  const { request, label, summary } = cell;
  const { method, path } = request;
  const host = hostname(request.host ?? '');
  return (
    <td>
      <button
        type="button"
        className={styles.cell}
        title={summary}
        aria-label={t('askCell', { method, host, path, sender, end: endText(endOf(request)), answer: summary })}
        onClick={() => askCase(cell)}
      >
        <ToneMark tone={toneOf(cell)} />
        <span className={styles.label}>{label}</span>
      </button>
    </td>
  );
}

const endOf = ({ port, tls }: MatrixCell['request']): MatrixEnd => ({ port, isTls: tls !== undefined });

const keyOf = ({ client, request }: MatrixCell): string =>
  JSON.stringify([client, request.method, hostname(request.host ?? ''), request.path, endText(endOf(request))]);

/** `https:443`. */
export const endText = ({ port, isTls }: MatrixEnd): string => t(isTls ? 'tlsEnd' : 'plainEnd', { port });
