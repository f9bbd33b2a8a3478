// A sentence in which `backticks` mark what is code.
import { Fragment } from 'react';
import styles from './Prose.module.css';

export function Prose({ text }: { readonly text: string }) {
  return text.split('`').map((piece, i) =>
    i % 2 === 1 ? (
      <code key={i} className={styles.code}>
        {piece}
      </code>
    ) : (
      <Fragment key={i}>{piece}</Fragment>
    ),
  );
}
