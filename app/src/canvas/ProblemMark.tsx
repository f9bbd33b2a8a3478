// On the corner of a card: its object has problems. Pressing it shows them in the list, and the first one's place.
import { Ban, CircleAlert, TriangleAlert } from 'lucide-react';
import type { GraphNode } from '@portolan/graph';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { editingMessages } from './editing/messages.en.ts';
import { problemsAt, type NodeProblems } from './problemMarks.ts';
import styles from './ProblemMark.module.css';

const t = translator('editing', editingMessages);

export function ProblemMark({ node }: { readonly node: GraphNode }) {
  const found = useStore((state) => problemsAt(derivedOf(state), node.id));
  const [first] = found?.problems ?? [];
  if (!found || !first) return null;
  const words = told(found, first.message, node.title);
  const Icon = found.isRefused ? Ban : first.severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <button
      type="button"
      className={`${styles.mark} nodrag nopan`}
      data-severity={first.severity}
      aria-label={words}
      title={words}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        const { openDock, select } = useStore.getState();
        openDock('problems');
        select(first.at, 'problems');
      }}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}

function told({ problems, isRefused }: NodeProblems, message: string, name: string): string {
  const plain = message.replaceAll('`', '');
  const words = isRefused
    ? t('problem.refused', { name, message: plain })
    : t('problem.first', { name, message: plain });
  return problems.length === 1 ? words : `${words} ${t('problem.more', { count: problems.length - 1 })}`;
}
