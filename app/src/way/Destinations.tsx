// Where the request goes: each destination with its share, its pods, and the places that made it.
import type { DestinationShare, Outcome, Ref, ResourceId } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { percentText } from '../ui/number.ts';
import { destinationText, podsText } from './destinationText.ts';
import { wayMessages } from './messages.en.ts';
import { PlaceButton } from './StepLine.tsx';
import styles from './Facts.module.css';

const t = translator('way', wayMessages);

export function Destinations({ outcome }: { readonly outcome: Outcome }) {
  const destinations = 'destinations' in outcome ? (outcome.destinations ?? []) : [];
  if (destinations.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{t('destinations')}</h3>
      <ul className={styles.destinations}>
        {destinations.map((destination, i) => (
          <li key={i}>
            <Destination destination={destination} isOnly={destinations.length === 1} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Destination({ destination, isOnly }: { readonly destination: DestinationShare; readonly isOnly: boolean }) {
  const { share } = destination;
  return (
    <>
      <p className={styles.destination}>
        <code>{destinationText(destination)}</code>
        {!isOnly && <strong>{percentText(share)}</strong>}
      </p>
      {podsText(destination).map((pods) => (
        <p key={pods} className={styles.pods}>
          {pods}
        </p>
      ))}
      <p className={styles.places}>
        {placesOf(destination).map(({ at, text }) => (
          <PlaceButton key={text} at={at} className={styles.place}>
            {text}
          </PlaceButton>
        ))}
      </p>
    </>
  );
}

interface Place {
  readonly at: Ref;
  readonly text: string;
}

function placesOf({ at, subsetAt, service, workloads = [] }: DestinationShare): readonly Place[] {
  const object = (id: ResourceId): Place => ({ at: { resource: id, path: [] }, text: nameOf(id) });
  return [
    ...(at ? [{ at, text: t('toRoute') }] : []),
    ...(subsetAt ? [{ at: subsetAt, text: t('toSubset') }] : []),
    ...(service ? [object(service)] : []),
    ...workloads.slice(0, 8).map(object),
  ];
}

/** `Service go-server` of `Service/default/go-server`. */
function nameOf(id: ResourceId): string {
  const [kind = '', , name = ''] = id.split('/');
  return `${kind} ${name}`;
}
