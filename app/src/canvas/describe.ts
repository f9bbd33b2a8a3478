// Names that assistive technology reads: what a node is, where it stands, and how much it holds.
import type { GraphNode } from '@portolan/graph';
import { translator } from '../i18n/translate.ts';
import { canvasMessages } from './messages.en.ts';

const t = translator('canvas', canvasMessages);

/** `VirtualService httpserver in default, 1 rule`. */
export function describeNode(node: GraphNode): string {
  const parts = [nameOf(node)];
  const count = node.hiddenRules ?? node.rules.length;
  if (count > 0) parts.push(t('rules', { count }));
  if (node.stale) parts.push(t('stale'));
  return parts.join(t('list.separator'));
}

function nameOf(node: GraphNode): string {
  if (node.missing) return t('node.missing', { kind: node.label, name: node.missing.name });
  if (node.kind === 'mesh') return t('node.mesh');
  return t('node.name', { kind: node.label, name: node.title, namespace: node.namespace });
}
