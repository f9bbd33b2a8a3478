// The way to a card's menu for those who press no right button: three dots on the selected one.
import type { GraphNode } from '@portolan/graph';
import { Ellipsis } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { describeNode } from './describe.ts';
import { canvasMessages } from './messages.en.ts';
import styles from './NodeCard.module.css';

const t = translator('canvas', canvasMessages);

export function MoreButton({ node }: { readonly node: GraphNode }) {
  const label = t('actions', { name: describeNode(node) });
  return (
    <button
      type="button"
      className={styles.pin}
      aria-label={label}
      aria-haspopup="menu"
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        useStore
          .getState()
          .openMenu({ target: { kind: 'node', node: node.id, ref: node.ref }, at: { x: left, y: bottom } });
      }}
    >
      <Ellipsis size={16} aria-hidden="true" />
    </button>
  );
}
