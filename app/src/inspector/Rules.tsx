// The HTTP rules of a VirtualService in their order, with sliders where several destinations share a rule.
import { child, matchSummary, type HttpRoute, type Ref, type VirtualService } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { inspectorMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { destinationName } from './destination.ts';
import styles from './Inspector.module.css';
import { WeightSliders } from './WeightSliders.tsx';

const t = translator('inspector', inspectorMessages);

export function Rules({ resource }: { readonly resource: VirtualService }) {
  const { http = [] } = resource.spec;
  if (http.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{t('rules')}</h3>
      <ol className={styles.rules}>
        {http.map((rule, i) => (
          <Rule key={i} rule={rule} n={i + 1} at={{ resource: resource.id, path: ['spec', 'http', i] }} />
        ))}
      </ol>
    </section>
  );
}

function Rule({ rule, n, at }: { readonly rule: HttpRoute; readonly n: number; readonly at: Ref }) {
  const isSelected = useStore(
    ({ selection }) =>
      selection?.resource === at.resource && selection.path[1] === 'http' && selection.path[2] === n - 1,
  );
  const select = useStore((state) => state.select);
  const destinations = rule.route ?? [];
  return (
    <li className={styles.rule} data-selected={isSelected}>
      <button type="button" className={styles.ruleHead} onClick={() => select(at, 'details')}>
        <strong>{rule.name === undefined ? t('ruleTitle', { n }) : t('ruleNamed', { n, name: rule.name })}</strong>
        <span className={styles.match}>{matchText(rule, at)}</span>
      </button>
      {destinations.length > 1 ? (
        <WeightSliders at={at} n={n} destinations={destinations} />
      ) : (
        <p className={styles.target}>{targetText(rule)}</p>
      )}
    </li>
  );
}

function matchText(rule: HttpRoute, at: Ref): string {
  const entries = rule.match ?? [];
  if (entries.length === 0) return t('otherwise');
  return entries
    .map((entry, i) =>
      matchSummary(entry, child(at, 'match', i))
        .map(({ text }) => text)
        .join(', '),
    )
    .join(` ${t('or')} `);
}

function targetText({ route = [], redirect, directResponse, delegate }: HttpRoute): string {
  const only = route[0];
  if (only) return `→ ${destinationName(only)}`;
  if (redirect) return `→ ${t('redirect')} ${redirect.redirectCode ?? 301}`;
  if (directResponse) return t('directResponse', { status: directResponse.status });
  return delegate ? t('delegate', { name: delegate.name ?? '' }) : '';
}
