// Whom the object names, and who names it; what is missing says so.
import { linkGroups, type Link, type MeshSettings, type Ref, type Resource, type ResourceId } from '@portolan/engine';
import { Unlink } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { inspectorMessages } from './messages.en.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { KindMark } from './KindMark.tsx';
import styles from './Inspector.module.css';

const t = translator('inspector', inspectorMessages);

const byGroups = new WeakMap<readonly (readonly Link[])[], readonly Link[]>();
/** While no link changes, the groups are the same list. */
function linksOf(resources: readonly Resource[], settings: MeshSettings): readonly Link[] {
  const groups = linkGroups(resources, settings);
  let links = byGroups.get(groups);
  if (!links) byGroups.set(groups, (links = groups.flat()));
  return links;
}

interface LinkRow {
  readonly key: string;
  readonly text: string;
  /** Present when it exists. */
  readonly id?: ResourceId;
  readonly isMissing: boolean;
  readonly goTo: Ref;
}

export function Links({ id }: { readonly id: ResourceId }) {
  const links = useStore((state) => linksOf(derivedOf(state).resources, state.settings));
  const out = rowsOf(links.filter(({ from }) => from.resource === id).map(outward));
  const into = rowsOf(
    links
      .filter(({ from, target }) => target.kind === 'found' && target.resource === id && from.resource !== id)
      .map(inward),
  );
  return (
    <>
      <LinkList title={t('references')} rows={out} />
      <LinkList title={t('referencedBy')} rows={into} />
    </>
  );
}

function LinkList({ title, rows }: { readonly title: string; readonly rows: readonly LinkRow[] }) {
  const select = useStore((state) => state.select);
  const hover = useStore((state) => state.hover);
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul>
        {rows.map(({ key, id, text, isMissing, goTo }) => (
          <li key={key}>
            <button
              type="button"
              className={styles.link}
              data-missing={isMissing}
              onClick={() => select(goTo, 'details')}
              onPointerEnter={() => hover(goTo)}
              onPointerLeave={() => hover(undefined)}
            >
              {isMissing && <Unlink aria-hidden="true" />}
              <span className={styles.objectName}>{text}</span>
              {id !== undefined && <KindMark kind={kindIn(id)} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function outward({ from, target }: Link): LinkRow {
  switch (target.kind) {
    case 'found':
      return {
        key: target.resource,
        id: target.resource,
        text: nameIn(target.resource),
        isMissing: false,
        goTo: target.at ?? { resource: target.resource, path: [] },
      };
    case 'mesh':
      return { key: 'mesh', text: t('mesh'), isMissing: false, goTo: from };
    case 'missing':
      return { key: `missing ${target.name}`, text: t('missing', { name: target.name }), isMissing: true, goTo: from };
  }
}

function inward({ from }: Link): LinkRow {
  return { key: from.resource, id: from.resource, text: nameIn(from.resource), isMissing: false, goTo: from };
}

/** `Kind/namespace/name` in parts; namespaces stand with the object's own facts. */
const kindIn = (id: ResourceId): string => id.slice(0, id.indexOf('/'));
const nameIn = (id: ResourceId): string => id.slice(id.lastIndexOf('/') + 1);

/** One row for each object, however often it is named. */
function rowsOf(rows: readonly LinkRow[]): readonly LinkRow[] {
  return [...new Map(rows.map((row) => [row.key, row])).values()];
}
