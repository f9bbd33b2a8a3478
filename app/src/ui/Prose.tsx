// A sentence in which `backticks` mark what is code.
import { Fragment } from 'react';
import styles from './Prose.module.css';

/** A path of 64 kB is recognised by its ends. */
const longest = 400;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 100)} … ${text.slice(-80)}`;
}

export function Prose({ text }: { readonly text: string }) {
  return text.split('`').map((piece, i) =>
    i % 2 === 1 ? (
      <code key={i} className={styles.code}>
        {shortened(piece)}
      </code>
    ) : (
      <Fragment key={i}>{piece}</Fragment>
    ),
  );
}
