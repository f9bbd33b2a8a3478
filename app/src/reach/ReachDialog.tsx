// The proof that no request reaches a rule, or what kept Portolan from finding one or the other.
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { reachMessages } from './messages.en.ts';
import { Reasons } from './Reasons.tsx';
import { ownName } from './rule.ts';

const t = translator('reach', reachMessages);

export function ReachDialog() {
  const told = useStore((state) => state.toldReach);
  const close = useStore((state) => state.closeDialog);
  if (!told) return null;
  const { target, reach } = told;
  const values = { n: target.http + 1, name: ownName(target.virtualService) };
  const isProved = reach.kind === 'unreachable';
  return (
    <Dialog
      title={t(isProved ? 'noneTitle' : 'unknownTitle', values)}
      description={isProved ? t('proved', { count: reach.clients.length }) : t('notProved')}
      onClose={close}
    >
      <Reasons reasons={reach.because} onShow={close} />
    </Dialog>
  );
}
