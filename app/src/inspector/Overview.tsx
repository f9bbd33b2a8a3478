// Nothing is selected: all objects of the text, to choose from.
import type { Resource } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { inspectorMessages } from './messages.en.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { KindMark } from './KindMark.tsx';
import styles from './Inspector.module.css';

const t = translator('inspector', inspectorMessages);
/** Longer lists are read in the text. */
const mostListed = 200;

export function Overview() {
  const resources = useStore((state) => derivedOf(state).resources);
  if (resources.length === 0) return <p className={styles.note}>{t('nothing')}</p>;
  return (
    <div className={styles.details}>
      <h2 className={styles.title}>{t('objects', { count: resources.length })}</h2>
      <ul className={styles.overview}>
        {resources.slice(0, mostListed).map((resource) => (
          <ObjectRow key={resource.id} resource={resource} />
        ))}
      </ul>
    </div>
  );
}

function ObjectRow({ resource }: { readonly resource: Resource }) {
  const select = useStore((state) => state.select);
  const hover = useStore((state) => state.hover);
  const whole = { resource: resource.id, path: [] };
  return (
    <li>
      <button
        type="button"
        className={styles.object}
        onClick={() => select(whole, 'details')}
        onPointerEnter={() => hover(whole)}
        onPointerLeave={() => hover(undefined)}
      >
        <span className={styles.objectName}>{resource.name}</span>
        <KindMark kind={resource.kind === 'Other' ? resource.actualKind : resource.kind} />
      </button>
    </li>
  );
}
