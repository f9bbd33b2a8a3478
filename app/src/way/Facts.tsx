// What the outcome knows beside the steps: status and flags, destinations and their pods, the request as it leaves,
// effects, and what comes back.
import { message, summarize, type Decision, type HeaderList, type Outcome } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { askPasted } from '../tester/ask.ts';
import { toneOf } from '../tester/tone.ts';
import { ToneMark } from '../tester/ToneMark.tsx';
import { Destinations } from './Destinations.tsx';
import { clusterText } from './destinationText.ts';
import { effectsText } from './effects.ts';
import { Leaving } from './Leaving.tsx';
import { pickedOf } from './picked.ts';
import type { Picked } from './pickEach.ts';
import { wayMessages } from './messages.en.ts';
import styles from './Facts.module.css';

const t = translator('way', wayMessages);

export function Facts({ decision }: { readonly decision: Decision }) {
  const { outcome } = decision;
  const routed = 'virtualHost' in outcome || 'status' in outcome ? outcome : undefined;
  const picked = useStore(pickedOf);
  const effects = effectsText(routed?.effects, picked[0]?.responseHeaders);
  return (
    <div className={styles.facts}>
      <section>
        <h3 className={styles.title}>{t('answer')}</h3>
        <p className={styles.answer}>
          <ToneMark tone={toneOf(outcome)} />
          {message(summarize(decision))}
        </p>
        {flagsOf(outcome).map((flag) => (
          <p key={flag} className={styles.flag}>
            {flag}
          </p>
        ))}
      </section>
      <Destinations outcome={outcome} />
      {picked.map((one) => (
        <PickedFacts key={one.clusters.join()} picked={one} steps={decision.steps} isOnly={picked.length === 1} />
      ))}
      {effects.length > 0 && (
        <section>
          <h3 className={styles.title}>{t('effects')}</h3>
          <ul className={styles.effects}>
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
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

interface PickedFactsProps {
  readonly picked: Picked;
  readonly steps: Decision['steps'];
  readonly isOnly: boolean;
}

function PickedFacts({ picked: { clusters, upstream, responseHeaders }, steps, isOnly }: PickedFactsProps) {
  const request = useStore(sentRequestOf);
  return (
    <>
      {!isOnly && <h3 className={styles.group}>{t('drawn', { clusters: clusters.map(clusterText).join(', ') })}</h3>}
      {upstream && request.protocol === 'http' && <Leaving request={request} upstream={upstream} steps={steps} />}
      {responseHeaders.length > 0 && <ResponseHeaders headers={responseHeaders} />}
    </>
  );
}

const flagNames = { NR: 'flagNR', NC: 'flagNC', UH: 'flagUH', DI: 'flagDI', FI: 'flagFI' } as const;

function flagsOf(outcome: Outcome): readonly string[] {
  const flags = 'flags' in outcome ? (outcome.flags ?? '') : '';
  return flags
    .split(',')
    .filter((flag) => flag !== '')
    .map((flag) => (flag in flagNames ? t(flagNames[flag as keyof typeof flagNames]) : flag));
}

function ResponseHeaders({ headers }: { readonly headers: HeaderList }) {
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  return (
    <section>
      <h3 className={styles.title}>{t('responseHeaders')}</h3>
      <pre className={styles.code}>{headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
      {location !== undefined && (
        <button type="button" className={styles.place} onClick={() => void askPasted(location)}>
          {t('askLocation')}
        </button>
      )}
    </section>
  );
}
