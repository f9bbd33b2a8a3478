// Menu, palette, question, or what a drag would change: whichever is there.
import { useStore } from '../store/store.ts';
import { ActionMenu } from './ActionMenu.tsx';
import { Palette } from './Palette.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';
import { RuleDragPreview } from './RuleDragPreview.tsx';

export default function Overlays() {
  const menu = useStore((state) => state.menu);
  const question = useStore((state) => state.question);
  const isPaletteOpen = useStore((state) => state.isPaletteOpen);
  if (menu) return <ActionMenu menu={menu} />;
  if (question) return <QuestionDialog question={question} />;
  return isPaletteOpen ? <Palette /> : <RuleDragPreview />;
}
