// Two answers side by side, aspect by aspect: what each says, and whether they say the same.
import { explain, message, summarize, type Decision, type Step } from '@portolan/engine';
import type { MessageKey } from '../i18n/translate.ts';
import { destinationText, podsText } from './destinationText.ts';
import { effectsText } from './effects.ts';
import type { wayMessages } from './messages.en.ts';
import { percentText } from '../ui/number.ts';

export interface Row {
  readonly label: MessageKey<typeof wayMessages>;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly isSame: boolean;
}

export function compareDecisions(left: Decision, right: Decision): readonly Row[] {
  return aspects
    .map(({ label, tell }) => ({ label, left: tell(left), right: tell(right) }))
    .filter((row) => row.left.length > 0 || row.right.length > 0)
    .map((row) => ({ ...row, isSame: row.left.join('\n') === row.right.join('\n') }));
}

interface Aspect {
  readonly label: Row['label'];
  readonly tell: (decision: Decision) => readonly string[];
}

const stage = (name: Step['stage']) => (decision: Decision) => {
  const steps = decision.steps.filter((step) => step.stage === name);
  const telling = steps.filter(({ verdict }) => verdict === 'pass');
  return (telling.length > 0 ? telling : steps.filter(({ verdict }) => verdict === 'fail')).map((step) =>
    explain(step),
  );
};

const routedOf = ({ outcome }: Decision) => ('virtualHost' in outcome || 'status' in outcome ? outcome : undefined);
const lines = (headers: readonly (readonly [string, string])[] = []) =>
  headers.map(([name, value]) => `${name}: ${value}`);

const aspects: readonly Aspect[] = [
  { label: 'rowAnswer', tell: (decision) => [message(summarize(decision))] },
  { label: 'stageListener', tell: stage('listener') },
  { label: 'stageChain', tell: stage('chain') },
  { label: 'stageVirtualHost', tell: stage('virtual-host') },
  { label: 'rowRule', tell: stage('rule') },
  {
    label: 'rowDestinations',
    tell: ({ outcome }) =>
      ('destinations' in outcome ? (outcome.destinations ?? []) : []).map((destination) =>
        [percentText(destination.share), destinationText(destination), ...podsText(destination)].join(' · '),
      ),
  },
  {
    label: 'rowRequest',
    tell: (decision) => {
      const upstream = routedOf(decision)?.upstream;
      return upstream ? [`${upstream.method} ${upstream.path}`, `host: ${upstream.authority}`] : [];
    },
  },
  { label: 'rowHeaders', tell: (decision) => lines(routedOf(decision)?.upstream?.headers) },
  { label: 'rowEffects', tell: (decision) => effectsText(routedOf(decision)?.effects) },
  { label: 'rowResponse', tell: (decision) => lines(routedOf(decision)?.responseHeaders) },
];
