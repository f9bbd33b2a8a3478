// Why nothing reaches a rule: a sentence for each reason, and the places that it speaks of.
import { explainReach, type Reason, type Ref } from '@portolan/engine';
import { MapPin } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Prose } from '../ui/Prose.tsx';
import { reachMessages } from './messages.en.ts';
import styles from './Reasons.module.css';
import { listedRuleAt, nameOf, ownName } from './rule.ts';

const t = translator('reach', reachMessages);

/** Nobody reads more. */
const mostReasons = 4;
const mostPlaces = 4;

interface ReasonsProps {
  readonly reasons: readonly Reason[];
  /** After a place was chosen, before it is shown. */
  readonly onShow?: () => void;
}

export function Reasons({ reasons, onShow }: ReasonsProps) {
  return (
    <ul className={styles.reasons}>
      {reasons.slice(0, mostReasons).map((reason) => {
        const text = capital(explainReach(reason));
        return (
          <li key={text}>
            <span>
              <Prose text={text} />.
            </span>
            {reason.at.slice(0, mostPlaces).map((at) => (
              <Place key={placeText(at)} at={at} onShow={onShow} />
            ))}
          </li>
        );
      })}
    </ul>
  );
}

/** Reasons are halves of sentences to the engine. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Place({ at, onShow }: { readonly at: Ref; readonly onShow: (() => void) | undefined }) {
  const select = useStore((state) => state.select);
  const hover = useStore((state) => state.hover);
  return (
    <button
      type="button"
      className={styles.place}
      onClick={() => {
        onShow?.();
        select(at, 'way');
      }}
      onPointerEnter={() => hover(at)}
      onPointerLeave={() => hover(undefined)}
      onFocus={() => hover(at)}
      onBlur={() => hover(undefined)}
    >
      <MapPin aria-hidden="true" />
      {t('show', { place: placeText(at) })}
    </button>
  );
}

function placeText(at: Ref): string {
  const rule = listedRuleAt(at);
  if (!rule) return t('placeOther', { kind: at.resource.split('/')[0] ?? '', name: ownName(at.resource) });
  return rule.match === undefined ? nameOf(rule) : t('placeEntry', { entry: rule.match + 1, rule: nameOf(rule) });
}
