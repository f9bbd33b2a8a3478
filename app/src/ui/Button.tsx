// Buttons: plain, primary, quiet, and with an icon alone (then `label` is its name and its tooltip).
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({ look = 'plain', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={joined(styles.button, className)} data-look={look}>
      {icon}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'title'> & { readonly label: string; readonly shortcut?: string };

export function IconButton({ label, shortcut, look = 'quiet', className, icon, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={joined(styles.button, className)}
      data-look={look}
      data-icon-only=""
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
    >
      {icon}
    </button>
  );
}

function joined(own: string | undefined, given: string | undefined): string {
  return [own, given].filter(Boolean).join(' ');
}
