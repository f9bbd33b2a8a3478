// One condition as a chip: press to select, Enter or two presses to write it in its place.
import type { Chip } from '@portolan/graph';
import type { KeyboardEvent } from 'react';
import { useStore } from '../store/store.ts';
import { later } from '../ui/later.tsx';
import { rested } from '../ui/rested.ts';
import { placeText } from './placeText.ts';
import styles from './RuleLadder.module.css';
import { isSamePlace } from './within.ts';

const ChipEditor = later(() => import('../actions/ChipEditor.tsx').then((module) => module.ChipEditor));
void rested.then(ChipEditor.fetch);

interface MatchChipProps {
  readonly chip: Chip;
  /** Inside its rule. */
  readonly top: number;
  readonly isLit: boolean;
  readonly isSelected: boolean;
}

export function MatchChip({ chip, top, isLit, isSelected }: MatchChipProps) {
  const isWritten = useStore(({ writtenChip }) => writtenChip !== undefined && isSamePlace(writtenChip, chip.ref));
  const write = (): void => useStore.getState().writeChip(chip.ref);
  if (isWritten) return <ChipEditor at={chip.ref} left={chip.x} top={top} />;
  return (
    <button
      type="button"
      className={styles.chip}
      style={{ left: chip.x, top, width: chip.width, height: chip.height }}
      data-kind={chip.kind}
      data-at={placeText(chip.ref.path)}
      data-lit={isLit}
      aria-pressed={isSelected}
      title={chip.text}
      // Reached by arrow keys from the number of its rule.
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        useStore.getState().select(chip.ref, 'canvas');
      }}
      onDoubleClick={write}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        useStore.getState().select(chip.ref, 'canvas');
        write();
      }}
    >
      {chip.text}
    </button>
  );
}
