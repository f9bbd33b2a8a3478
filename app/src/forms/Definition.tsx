// The YAML of the selection as it stands in the text: to read and to copy.
import { Copy } from 'lucide-react';
import type { Ref } from '@portolan/engine';
import { rangeOf } from '@portolan/workspace';
import { useMemo } from 'react';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { formMessages } from './messages.en.ts';
import { outdented, tokensOf } from './yamlTokens.ts';
import styles from './Forms.module.css';

const t = translator('forms', formMessages);
/** More lines are read in the editor. */
const mostLines = 400;

export function Definition({ at, name }: { readonly at: Ref; readonly name: string }) {
  const notify = useStore((state) => state.notify);
  const text = useStore((state) => {
    const range = rangeOf(derivedOf(state), at);
    return range === undefined ? '' : outdented(state.source.text, range.from, range.to);
  });
  const lines = useMemo(() => text.split('\n'), [text]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => notify({ tone: 'info', text: t('copied') }),
      () => notify({ tone: 'error', text: t('copyFailed') }),
    );
  return (
    <div className={styles.definition}>
      <Button look="quiet" icon={<Copy />} onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <pre className={styles.yaml} tabIndex={0} role="region" aria-label={t('definitionOf', { name })}>
        {lines.slice(0, mostLines).map((line, i) => (
          <div key={i} className={styles.yamlLine}>
            {tokensOf(line).map(({ kind, text: part }, j) => (
              <span key={j} data-token={kind}>
                {part}
              </span>
            ))}
            {line === '' && '\n'}
          </div>
        ))}
      </pre>
      {lines.length > mostLines && <p className={styles.note}>{t('linesMore', { count: lines.length - mostLines })}</p>}
    </div>
  );
}
