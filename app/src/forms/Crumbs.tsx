// The way from the object to what is selected in it; each step leads back up.
import { ChevronRight } from 'lucide-react';
import type { ResourceId } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { itemName } from './itemText.ts';
import { formMessages } from './messages.en.ts';
import type { Crumb } from './place.ts';
import styles from './Forms.module.css';

const t = translator('forms', formMessages);

interface CrumbsProps {
  readonly resource: ResourceId;
  readonly kind: string;
  readonly crumbs: readonly Crumb[];
}

export function Crumbs({ resource, kind, crumbs }: CrumbsProps) {
  const select = useStore((state) => state.select);
  if (crumbs.length < 2) return null;
  return (
    <nav aria-label={t('place')}>
      <ol className={styles.crumbs}>
        {crumbs.map(({ path, list, n }, i) => {
          const text = list === undefined ? kind : t('itemN', { name: itemName(list), n: n ?? 0 });
          const isLast = i === crumbs.length - 1;
          return (
            <li key={path.join('.')}>
              {i > 0 && <ChevronRight aria-hidden="true" />}
              <button
                type="button"
                className={styles.crumb}
                aria-current={isLast ? 'location' : undefined}
                onClick={() => select({ resource, path }, 'details')}
              >
                {text}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
