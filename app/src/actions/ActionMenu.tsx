// The menu of whatever was pressed: its actions, and those of what it lies in one step further. What cannot be done now
// says why, and can be read by keyboard too.
import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { translator } from '../i18n/translate.ts';
import type { OpenMenu } from '../store/actionSlice.ts';
import { useStore } from '../store/store.ts';
import { shortcutText } from '../ui/shortcut.ts';
import type { Action } from './action.ts';
import styles from './ActionMenu.module.css';
import { actionMessages } from './messages.en.ts';
import { actionsFor } from './providers.ts';
import { menuTargets, targetName } from './target.ts';

const t = translator('actions', actionMessages);

export function ActionMenu({ menu: { target, at } }: { readonly menu: OpenMenu }) {
  const close = useStore((state) => state.closeOverlays);
  const [before] = useState(() => document.activeElement);
  // Inside a landmark, as all of the page is.
  const [place] = useState(() => document.querySelector('main'));
  // As it was when the menu opened: a list that moves under the pointer would be pressed wrongly.
  const [sections] = useState(() => sectionsOf(target));
  const choose = (action: Action): void => {
    close();
    // What the action opens shall give the focus back to where it came from, not to the menu.
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    action.run();
  };
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && close()}>
      <DropdownMenu.Trigger
        className={styles.anchor}
        style={{ left: leftOf(at.x), top: at.y }}
        tabIndex={-1}
        aria-hidden="true"
      >
        {t('menu.of', { name: targetName(useStore.getState(), target) })}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={styles.menu}
          // Beside the pointer it has the whole height of the window.
          side="right"
          align="start"
          sideOffset={2}
          collisionPadding={8}
          loop
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
          }}
        >
          {sections.slice(0, 1).map(({ name, actions }) => (
            <DropdownMenu.Group key={name}>
              <DropdownMenu.Label className={styles.title}>{name}</DropdownMenu.Label>
              <Items actions={actions} onChoose={choose} />
            </DropdownMenu.Group>
          ))}
          {sections.length > 1 && <DropdownMenu.Separator className={styles.line} />}
          {sections.slice(1).map(({ name, actions }) => (
            <DropdownMenu.Sub key={name}>
              <DropdownMenu.SubTrigger className={styles.item}>
                <span />
                <span>{name}</span>
                <ChevronRight className={styles.icon} size={16} aria-hidden="true" />
              </DropdownMenu.SubTrigger>
              <DropdownMenu.Portal container={place}>
                <DropdownMenu.SubContent className={styles.menu} collisionPadding={8} sideOffset={4} loop>
                  <Items actions={actions} onChoose={choose} />
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** CSS pixels: as wide as a menu may be, and what it keeps from the edge of the page. */
const widest = 380;
const margin = 8;

/** Where neither side of the pointer has room for it, as on a phone, the menu lies over the pointer. */
function leftOf(x: number): number {
  const hasRoom = x + widest + margin <= innerWidth || x - widest - margin >= 0;
  return hasRoom ? x : Math.max(0, Math.min(x, innerWidth - widest - margin));
}

function sectionsOf(target: OpenMenu['target']) {
  const state = useStore.getState();
  return menuTargets(state, target)
    .map((one) => ({ name: targetName(state, one), actions: actionsFor(one, state) }))
    .filter(({ actions }) => actions.length > 0);
}

interface ItemsProps {
  readonly actions: readonly Action[];
  readonly onChoose: (action: Action) => void;
}

function Items({ actions, onChoose }: ItemsProps) {
  return actions.map((action) => <Item key={action.id} action={action} onChoose={() => onChoose(action)} />);
}

function Item({ action, onChoose }: { readonly action: Action; readonly onChoose: () => void }) {
  const { icon: Icon, label, keys, unavailable, group } = action;
  return (
    <DropdownMenu.Item
      className={styles.item}
      data-group={group}
      // Not `disabled`: then the reason could not be reached by keyboard.
      aria-disabled={unavailable !== undefined}
      onSelect={(event) => {
        event.preventDefault();
        if (unavailable === undefined) onChoose();
      }}
    >
      {Icon ? <Icon className={styles.icon} size={16} aria-hidden="true" /> : <span />}
      <span>
        {label}
        {unavailable !== undefined && <span className={styles.reason}>{unavailable}</span>}
      </span>
      {keys !== undefined && <kbd className={styles.keys}>{shortcutText(keys)}</kbd>}
    </DropdownMenu.Item>
  );
}
