// A dialog over the page: titled, closed by Escape, by its button or by a click beside it.
import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { translator } from '../i18n/translate.ts';
import { shellMessages } from '../shell/messages.en.ts';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';
import { useReturnFocus } from './useReturnFocus.ts';

const t = translator('shell', shellMessages);

interface DialogProps {
  readonly title: string;
  readonly description?: string;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, description, wide = false, onClose, children }: DialogProps) {
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.scrim} />
        <Primitive.Content
          className={styles.dialog}
          data-wide={wide}
          onCloseAutoFocus={returnFocus}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className={styles.head}>
            <Primitive.Title className={styles.title}>{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton label={t('dismiss')} icon={<X />} />
            </Primitive.Close>
          </header>
          {description !== undefined && (
            <Primitive.Description className={styles.description}>{description}</Primitive.Description>
          )}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
