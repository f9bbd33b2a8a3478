// The saved cases: run after every change, grouped, with what failed told against what came. Beside them the rules that no
// case reaches, and the matrix.
import { BookmarkPlus, Download, FolderOpen, Grid3x3, RotateCw } from 'lucide-react';
import { useRef, useState } from 'react';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { CaseForm } from './CaseForm.tsx';
import { CaseList } from './CaseList.tsx';
import { saveThisRequest } from './edits.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { importCaseFiles } from './importCases.ts';
import { Matrix } from './Matrix.tsx';
import { caseMessages } from './messages.en.ts';
import { tallyOf } from './passed.ts';
import { Report } from './Report.tsx';
import { runNow } from './runner.ts';
import { Uncovered } from './Uncovered.tsx';
import styles from './CasesPane.module.css';

const t = translator('cases', caseMessages);

export function CasesPane() {
  const [isMatrix, setMatrix] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const [edited, setEdited] = useState<string>();
  const cases = useStore((state) => state.cases);
  const one = cases.find(({ id }) => id === edited);
  return (
    <div className={styles.pane}>
      {isMatrix ? (
        <Matrix onClose={() => setMatrix(false)} />
      ) : (
        <>
          <Toolbar onMatrix={() => setMatrix(true)} onExport={() => setExporting(true)} />
          <Report />
          <Uncovered />
          {cases.length === 0 ? <Empty /> : <CaseList cases={cases} onEdit={setEdited} />}
        </>
      )}
      {isExporting && <ExportDialog onClose={() => setExporting(false)} />}
      {one && <CaseForm key={one.id} one={one} onClose={() => setEdited(undefined)} />}
    </div>
  );
}

interface ToolbarProps {
  readonly onMatrix: () => void;
  readonly onExport: () => void;
}

function Toolbar({ onMatrix, onExport }: ToolbarProps) {
  const cases = useStore((state) => state.cases);
  const results = useStore((state) => state.caseResults);
  const isRunning = useStore((state) => state.isRunningCases);
  const failure = useStore((state) => state.caseFailure);
  const { passed, count } = tallyOf(cases, results);
  return (
    <div className={styles.toolbar}>
      <Button look="primary" icon={<BookmarkPlus />} onClick={saveThisRequest}>
        {t('save')}
      </Button>
      <Button icon={<RotateCw />} disabled={count === 0} onClick={() => runNow(useStore.getState())}>
        {t('run')}
      </Button>
      <Button icon={<Grid3x3 />} onClick={onMatrix}>
        {t('matrix')}
      </Button>
      <ImportButton />
      <Button icon={<Download />} disabled={count === 0} onClick={onExport}>
        {t('export')}
      </Button>
      <p className={styles.note} role="status">
        {failure !== undefined
          ? t('stopped', { reason: failure })
          : count > 0 && (isRunning && results.size === 0 ? t('running') : t('ran', { passed, count }))}
      </p>
    </div>
  );
}

function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<FolderOpen />} onClick={() => input.current?.click()}>
        {t('import')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('importLabel')}
        accept=".yaml,.yml,.json"
        onChange={(event) => {
          void importCaseFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

function Empty() {
  return (
    <div className={styles.empty}>
      <p>{t('empty')}</p>
      <p className={styles.note}>{t('emptyHint')}</p>
    </div>
  );
}
