// The colour mark and the name of a kind; the colour is never alone.
import styles from './KindMark.module.css';

export function KindMark({ kind }: { readonly kind: string }) {
  return (
    <span className={styles.mark} data-kind={kind}>
      {kind}
    </span>
  );
}
