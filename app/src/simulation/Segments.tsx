// One of a few, side by side.
import { useId } from 'react';
import styles from './Histogram.module.css';

interface SegmentsProps<T> {
  readonly label: string;
  readonly isLabelShown?: boolean;
  /** `name` where the label alone would not say it to those who cannot see the others. */
  readonly options: readonly { readonly value: T; readonly label: string; readonly name?: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Segments<T extends string | number>({
  label,
  isLabelShown = false,
  options,
  value,
  onChange,
}: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.counts}>
      <legend className={styles.legend}>{label}</legend>
      {isLabelShown && (
        <span className={styles.lead} aria-hidden="true">
          {label}
        </span>
      )}
      {options.map((option) => (
        <label key={option.value} className={styles.count}>
          <input
            type="radio"
            name={name}
            aria-label={option.name ?? option.label}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
