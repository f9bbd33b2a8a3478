// Hides the rules of a VirtualService, or shows them.
import type { GraphNode } from '@portolan/graph';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { canvasMessages } from './messages.en.ts';
import styles from './NodeCard.module.css';

const t = translator('canvas', canvasMessages);

export function FoldButton({ node }: { readonly node: GraphNode }) {
  const label = t('fold', { name: node.title });
  return (
    <button
      type="button"
      className={`${styles.pin} nodrag nopan`}
      aria-label={label}
      aria-expanded={!node.collapsed}
      title={label}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        useStore.getState().setFolded([node.id], !node.collapsed);
      }}
    >
      {node.collapsed ? <ChevronRight size={16} aria-hidden="true" /> : <ChevronDown size={16} aria-hidden="true" />}
    </button>
  );
}
