// Buttons at the end of the bar for what is seldom needed: the connection below the request, curl, the mesh's settings.
import { Cable, SlidersHorizontal, SquareTerminal } from 'lucide-react';
import { lazy, Suspense, useRef, useState, type ComponentType, type ReactNode, type RefObject } from 'react';
import { isBeyondUrl } from '../connection/isBeyondUrl.ts';
import { translator } from '../i18n/translate.ts';
import { isDefault } from '../settings/isDefault.ts';
import { useStore } from '../store/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { testerMessages } from './messages.en.ts';
import styles from './RequestBar.module.css';

const t = translator('tester', testerMessages);
const ConnectionPopover = lazy(() => import('../connection/ConnectionPopover.tsx'));
const CurlPopover = lazy(() => import('../connection/CurlPopover.tsx'));

export function RequestTools() {
  const isBeyond = useStore((state) => isBeyondUrl(state.request, state.client));
  const isOwnMesh = useStore((state) => !isDefault(state.settings));
  const openDialog = useStore((state) => state.openDialog);
  return (
    <div className={styles.tools}>
      <PopoverButton
        label={t(isBeyond ? 'connectionOwn' : 'connection')}
        icon={<Cable />}
        isMarked={isBeyond}
        Popover={ConnectionPopover}
      />
      <PopoverButton label={t('copyCurl')} icon={<SquareTerminal />} isMarked={false} Popover={CurlPopover} />
      <IconButton
        label={t(isOwnMesh ? 'settingsOwn' : 'settings')}
        icon={<SlidersHorizontal />}
        className={styles.tool}
        data-marked={isOwnMesh}
        aria-haspopup="dialog"
        onClick={() => openDialog('settings')}
      />
    </div>
  );
}

interface PopoverButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** Something in it is not as usual. */
  readonly isMarked: boolean;
  readonly Popover: ComponentType<{ anchor: RefObject<HTMLElement | null>; onClose: () => void }>;
}

function PopoverButton({ label, icon, isMarked, Popover }: PopoverButtonProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={anchor}
        label={label}
        icon={icon}
        className={styles.tool}
        data-marked={isMarked}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      <Suspense fallback={null}>{open && <Popover anchor={anchor} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
