// The weight of an edge as a number to be written, over its label. Enter takes it, Escape leaves it.
import type { Box, GraphEdge } from '@portolan/graph';
import { ViewportPortal } from '@xyflow/react';
import { useState } from 'react';
import { translator } from '../../i18n/translate.ts';
import { carryOut } from './carryOut.ts';
import { editingMessages } from './messages.en.ts';
import { weighed } from './weighing.ts';
import styles from './WeightField.module.css';

const t = translator('editing', editingMessages);

interface WeightFieldProps {
  readonly edge: GraphEdge;
  readonly name: string;
  readonly box: Box;
  readonly onDone: () => void;
}

const width = 64;

export function WeightField({ edge, name, box, onDone }: WeightFieldProps) {
  const [text, setText] = useState(() => String(weighed(edge)?.value ?? ''));
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
  const take = (): void => {
    const held = weighed(edge);
    if (held && value !== undefined && value !== held.value) carryOut(held.set(value), held.label);
    leave();
  };
  const leave = (): void => {
    onDone();
    requestAnimationFrame(() => {
      const label = document.querySelector(`[data-weighs="${CSS.escape(edge.id)}"]`);
      if (label instanceof HTMLElement) label.focus({ preventScroll: true });
    });
  };
  return (
    <ViewportPortal>
      <input
        className={`${styles.field} nodrag nopan`}
        style={{ transform: `translate(${box.x + (box.width - width) / 2}px, ${box.y - 4}px)`, width }}
        inputMode="numeric"
        aria-label={t('weight.label', { name })}
        aria-invalid={value === undefined}
        autoFocus
        autoComplete="off"
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') leave();
          if (event.key === 'Enter' && value !== undefined) take();
        }}
        onBlur={onDone}
      />
    </ViewportPortal>
  );
}
