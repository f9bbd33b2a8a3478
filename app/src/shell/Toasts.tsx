// Short messages at the foot of the page. They go by themselves, except errors; the pointer holds them.
import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState, type CSSProperties } from 'react';
import { translator } from '../i18n/translate.ts';
import { shellMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import type { Toast } from '../store/toastSlice.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import styles from './Toasts.module.css';

const t = translator('shell', shellMessages);
const shownMs = 6000;
/** Height of the dock's tabs; CSS pixels. */
const foldedDock = 38;

export function Toasts() {
  const toasts = useStore((state) => state.toasts);
  const foot = useStore(({ panes }) => (panes.dockOpen ? panes.dockHeight : foldedDock));
  return (
    <section
      className={styles.toasts}
      style={{ '--foot': `${foot}px` } as CSSProperties}
      aria-label={t('notices')}
      aria-live="polite"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const dismiss = useStore((state) => state.dismiss);
  const [isHeld, setHeld] = useState(false);
  const { id, tone, text, action } = toast;
  useEffect(() => {
    if (tone === 'error' || isHeld) return;
    const timer = setTimeout(() => dismiss(id), shownMs);
    return () => clearTimeout(timer);
  }, [dismiss, id, tone, isHeld]);
  return (
    <div
      className={styles.toast}
      data-tone={tone}
      role={tone === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {tone === 'error' && <CircleAlert className={styles.icon} aria-hidden="true" />}
      <p className={styles.text}>{text}</p>
      {action && (
        <Button
          look="quiet"
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={t('dismiss')} icon={<X />} onClick={() => dismiss(id)} />
    </div>
  );
}
