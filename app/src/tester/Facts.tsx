// What the outcome knows beside its sentence: destinations and shares, effects, the request as the pod sees it, headers.
import type { DestinationShare, Effects, HeaderList, Outcome, UpstreamRequest } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { percentText } from '../ui/number.ts';
import styles from './Facts.module.css';

const t = translator('tester', testerMessages);

export function Facts({ outcome }: { readonly outcome: Outcome }) {
  const destinations = 'destinations' in outcome ? (outcome.destinations ?? []) : [];
  const routed = 'virtualHost' in outcome || 'status' in outcome ? outcome : undefined;
  const effects = routed?.effects ? effectsText(routed.effects) : [];
  if (destinations.length === 0 && !routed?.upstream && !routed?.responseHeaders && routed?.body === undefined)
    return null;
  return (
    <div className={styles.facts}>
      {destinations.length > 0 && <Destinations destinations={destinations} />}
      {effects.length > 0 && (
        <section>
          <h3 className={styles.title}>{t('effects')}</h3>
          <ul>
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </section>
      )}
      {routed?.upstream && <Upstream upstream={routed.upstream} />}
      {routed?.responseHeaders && routed.responseHeaders.length > 0 && (
        <section>
          <h3 className={styles.title}>{t('responseHeaders')}</h3>
          <HeaderLines headers={routed.responseHeaders} />
        </section>
      )}
      {routed?.body !== undefined && (
        <section>
          <h3 className={styles.title}>{t('body')}</h3>
          <pre className={styles.code}>{routed.body}</pre>
        </section>
      )}
    </div>
  );
}

function Destinations({ destinations }: { readonly destinations: readonly DestinationShare[] }) {
  const select = useStore((state) => state.select);
  return (
    <section>
      <h3 className={styles.title}>{t('destinations')}</h3>
      <ul>
        {destinations.map(({ cluster, share, at, host, port, subset }, i) => (
          <li key={i} className={styles.destination}>
            <button type="button" className={styles.place} disabled={!at} onClick={() => at && select(at, 'way')}>
              {host === undefined ? cluster : `${host}${port === undefined ? '' : `:${port}`}`}
              {subset !== undefined && ` · ${subset}`}
            </button>
            {destinations.length > 1 && <span>{percentText(share)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Upstream({ upstream }: { readonly upstream: UpstreamRequest }) {
  return (
    <section>
      <h3 className={styles.title}>{t('upstream')}</h3>
      <pre className={styles.code}>
        {upstream.method} {upstream.path}
        {'\n'}host: {upstream.authority}
      </pre>
      <HeaderLines headers={upstream.headers} />
    </section>
  );
}

function HeaderLines({ headers }: { readonly headers: HeaderList }) {
  if (headers.length === 0) return null;
  return <pre className={styles.code}>{headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>;
}

function effectsText({ timeoutMs, retries, mirrors = [], fault }: Effects): readonly string[] {
  return [
    ...(timeoutMs === undefined ? [] : [t('timeout', { ms: timeoutMs })]),
    ...(retries === undefined ? [] : [t('retries', { count: retries.attempts })]),
    ...mirrors.map(({ percent, cluster }) => t('mirrors', { percent, cluster })),
    ...(fault?.delay ? [t('delay', { percent: fault.delay.percent, ms: fault.delay.fixedMs })] : []),
    ...(fault?.abort
      ? [
          t('abort', {
            percent: fault.abort.percent,
            status: fault.abort.httpStatus ?? `gRPC ${fault.abort.grpcStatus ?? 0}`,
          }),
        ]
      : []),
  ];
}
