// In large meshes: of how many rules it is not known yet whether anything reaches them, and the button that goes on looking.
import { CircleStop, Search } from 'lucide-react';
import { translator } from '../i18n/translate.ts';
import { Button } from '../ui/Button.tsx';
import { countText } from '../ui/number.ts';
import { reachMessages } from './messages.en.ts';
import styles from './OpenRules.module.css';
import { goOn, stopGoingOn, useOpenRules } from './unreachable.ts';

const t = translator('reach', reachMessages);

export function OpenRules() {
  const { open, isGoingOn } = useOpenRules();
  if (open === 0) return null;
  const values = { count: open, rules: countText(open) };
  return (
    <div className={styles.open}>
      <p role="status">{t(isGoingOn ? 'openLooking' : 'open', values)}</p>
      <Button look="quiet" icon={isGoingOn ? <CircleStop /> : <Search />} onClick={isGoingOn ? stopGoingOn : goOn}>
        {t(isGoingOn ? 'openStop' : 'openGoOn')}
      </Button>
    </div>
  );
}
