// That nothing reaches a rule, or one of its match entries: an icon with a word, the reason while it is pointed at or focused,
// and the proof behind it.
import { explainReach } from '@portolan/engine';
import { Ban } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import { translator } from '../i18n/translate.ts';
import { Prose } from '../ui/Prose.tsx';
import type { Unreachable } from '../worker/protocol.ts';
import { reachMessages } from './messages.en.ts';
import { capital } from './Reasons.tsx';
import { showWhy } from './seek.ts';
import styles from './UnreachableMark.module.css';

const t = translator('reach', reachMessages);

interface UnreachableMarkProps {
  readonly found: Unreachable;
  readonly className?: string | undefined;
  /** Without the word, where there is no room: its name still has it. */
  readonly isSmall?: boolean;
  /** Inside of something that arrow keys go through. */
  readonly isInside?: boolean;
}

export function UnreachableMark({ found, className, isSmall = false, isInside = false }: UnreachableMarkProps) {
  const { rule, reach } = found;
  const [reason] = reach.because;
  const word = rule.match === undefined ? t('never') : t('neverEntry', { entry: rule.match + 1 });
  return (
    <Tooltip.Provider delayDuration={200}>
      <Tooltip.Root>
        <Tooltip.Trigger asChild>
          <button
            type="button"
            className={`${styles.mark} nodrag nopan ${className ?? ''}`}
            data-small={isSmall}
            aria-label={t('whyNever', { what: word })}
            tabIndex={isInside ? -1 : 0}
            onClick={(event) => {
              event.stopPropagation();
              showWhy(found);
            }}
          >
            <Ban aria-hidden="true" />
            {!isSmall && word}
          </button>
        </Tooltip.Trigger>
        {reason && (
          <Tooltip.Portal container={document.querySelector('main')}>
            <Tooltip.Content className={styles.reason} sideOffset={6} collisionPadding={8}>
              <Prose text={`${capital(explainReach(reason))}.`} />
            </Tooltip.Content>
          </Tooltip.Portal>
        )}
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
