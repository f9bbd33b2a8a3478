// Beside the pointer while a rule is dragged: what letting go here would change.
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Prose } from '../ui/Prose.tsx';
import { actionMessages } from './messages.en.ts';
import styles from './RuleDragPreview.module.css';

const t = translator('actions', actionMessages);
const icons = { same: CircleCheck, changes: TriangleAlert, refused: CircleX } as const;
/** CSS pixels. */
const beside = 20;
const width = 320;

export function RuleDragPreview() {
  const drag = useStore((state) => state.ruleDrag);
  if (!drag) return null;
  const { from, to, pointer, preview } = drag;
  const Icon = icons[preview.tone];
  const isStill = to === from;
  // The ladder lies at the right of the handle: it stays in view where there is room at the left.
  const before = pointer.x - width - beside;
  const left = before >= 8 ? before : Math.max(8, Math.min(pointer.x + beside, innerWidth - width - 8));
  return (
    <div
      className={styles.preview}
      style={{ left, top: pointer.y + beside, width }}
      data-tone={isStill ? 'same' : preview.tone}
      role="status"
    >
      <p className={styles.title}>{t(isStill ? 'preview.stays' : 'preview.moves', { from: from + 1, to: to + 1 })}</p>
      {!isStill &&
        preview.lines.map((line) => (
          <p key={line} className={styles.line}>
            <Icon className={styles.icon} size={14} aria-hidden="true" />
            <span>
              <Prose text={line} />
            </span>
          </p>
        ))}
    </div>
  );
}
