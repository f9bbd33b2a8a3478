// A panel that hangs on a button of its own: titled, closed by Escape, by a press elsewhere, or by its button again.
import { Popover as Primitive } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { useReturnFocus } from './useReturnFocus.ts';
import styles from './Popover.module.css';

interface PopoverProps {
  readonly title: string;
  /** The button that it hangs on, which toggles it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Popover({ title, anchor, onClose, children }: PopoverProps) {
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Anchor virtualRef={anchor} />
      <Primitive.Portal>
        <Primitive.Content
          className={styles.popover}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={returnFocus}
          onInteractOutside={(event) => {
            // Closed here, it would be opened again by the same press.
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
          }}
          aria-label={title}
        >
          <h2 className={styles.title}>{title}</h2>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface FieldProps {
  readonly label: string;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** A line of a popover's form: its label before what is labelled, what is wrong with it below. */
export function PopoverField({ label, problem, children }: FieldProps) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      {children}
      {problem !== undefined && (
        <span className={styles.problem} role="status">
          {problem}
        </span>
      )}
    </label>
  );
}

export { styles as popoverStyles };
