// Where the request, or a part of such requests, ended without reaching a pod: an icon and the reason in words.
import type { Outcome } from '@portolan/engine';
import { assertNever } from '@portolan/engine';
import { OctagonX } from 'lucide-react';
import { translator, type MessageKey } from '../i18n/translate.ts';
import { canvasMessages } from './messages.en.ts';
import { decisionOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { percentText } from '../ui/number.ts';
import styles from './DiedMark.module.css';
import type { Failing } from './state.ts';

const t = translator('canvas', canvasMessages);

export function DiedMark({ part }: { readonly part?: Failing | undefined }) {
  const kind = useStore((state) => decisionOf(state).outcome.kind);
  return (
    <p className={styles.mark}>
      <OctagonX size={14} aria-hidden="true" />
      {part ? t(partWords(kind, part), { share: percentText(part.share) }) : t(words(kind))}
    </p>
  );
}

function partWords(kind: Outcome['kind'], { state }: Failing): MessageKey<typeof canvasMessages> {
  return kind === 'tcp-weighted' ? 'died.part.closed' : `died.part.${state}`;
}

function words(kind: Outcome['kind']): MessageKey<typeof canvasMessages> {
  switch (kind) {
    case 'not-found':
    case 'no-cluster':
    case 'no-endpoints':
    case 'refused':
    case 'reset':
    case 'blackhole':
    case 'fault-abort':
    case 'bad-request':
    case 'config-rejected':
    case 'not-modelled':
      return `died.${kind}`;
    case 'tcp-closed':
    case 'tcp-blackhole':
      return 'died.closed';
    case 'redirect':
    case 'https-redirect':
    case 'direct-response':
    case 'cors-preflight':
    case 'forwarded':
    case 'weighted':
    case 'passthrough':
    case 'tcp-forwarded':
    case 'tcp-weighted':
    case 'tcp-passthrough':
      return 'died.answered';
    default:
      return assertNever(kind);
  }
}
