// The colour mark and the name of a kind; the colour is never alone.
import type { Resource } from '@portolan/engine';
import styles from './KindMark.module.css';

export function KindMark({ resource }: { readonly resource: Resource }) {
  const kind = resource.kind === 'Other' ? resource.actualKind : resource.kind;
  return (
    <span className={styles.mark} data-kind={resource.kind}>
      {kind}
    </span>
  );
}
