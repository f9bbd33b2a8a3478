// Menu, palette and question: whichever is open.
import { useStore } from '../store/store.ts';
import { ActionMenu } from './ActionMenu.tsx';
import { Palette } from './Palette.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';

export default function Overlays() {
  const menu = useStore((state) => state.menu);
  const question = useStore((state) => state.question);
  const isPaletteOpen = useStore((state) => state.isPaletteOpen);
  if (menu) return <ActionMenu menu={menu} />;
  if (question) return <QuestionDialog question={question} />;
  return isPaletteOpen ? <Palette /> : null;
}
