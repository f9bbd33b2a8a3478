// A pattern tried on a text, at once, by the engine that Envoy uses. Begins with what the current request sends.
import { tryPattern, type Ref, type Trial } from '@portolan/engine';
import { Check, CircleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import entryStyles from './Entry.module.css';
import { placeOf, useDrafts } from './drafts.ts';
import { formMessages } from './messages.en.ts';
import { sampleFor } from './sample.ts';

const t = translator('forms', formMessages);

interface RegexTryProps {
  readonly pattern: string;
  readonly at: Ref;
  /** The pattern replaces what it finds: a part of the text is enough. */
  readonly part?: boolean;
}

export function RegexTry({ pattern, at, part = false }: RegexTryProps) {
  const [text, setText] = useState<string>();
  const request = useStore((state) => state.request);
  // What is being typed counts, not what stands in the text.
  const typed = useDrafts(({ drafts }) => drafts[placeOf(at)]?.text);
  const shown = text ?? sampleFor(at.path, request);
  const trial = tryPattern(typed ?? pattern, shown, part);
  const name = String(at.path.at(-1) ?? '');
  return (
    <div className={entryStyles.trial}>
      <input
        className={entryStyles.input}
        aria-label={t('tryOn', { name })}
        placeholder={t('tryIt')}
        value={shown}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <p className={entryStyles.verdict} data-verdict={trial.kind} role="status">
        {icons[trial.kind]}
        {verdict(trial)}
      </p>
    </div>
  );
}

const icons = {
  matches: <Check aria-hidden="true" />,
  differs: <X aria-hidden="true" />,
  refused: <CircleAlert aria-hidden="true" />,
} as const;

function verdict(trial: Trial): string {
  switch (trial.kind) {
    case 'matches':
      return t('trialMatches');
    case 'differs':
      return t('trialDiffers');
    case 'refused':
      return t('trialRefused', { error: trial.error });
  }
}
