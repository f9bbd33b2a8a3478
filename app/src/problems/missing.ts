// What the text names and does not hold, as problems: the chart draws these as dashed cards. Codes are the catalogue's.
import type { Ref, Severity } from '@portolan/engine';
import type { Graph, Missing } from '@portolan/graph';
import { translator } from '../i18n/translate.ts';
import { severityOfMissing } from './count.ts';
import { problemMessages } from './messages.en.ts';

const t = translator('problems', problemMessages);

interface MissingProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Ref;
}

const kinds = {
  gateway: { code: 'X-VS-01', says: 'missing.gateway' },
  service: { code: 'X-VS-05', says: 'missing.service' },
  subset: { code: 'X-VS-09', says: 'missing.subset' },
  'virtual-service': { code: 'X-VS-15', says: 'missing.delegate' },
} as const satisfies Record<Missing['wanted'], unknown>;

/** Mirrors have codes of their own. */
const mirrorCodes: Partial<Record<Missing['wanted'], string>> = { service: 'X-VS-06', subset: 'X-VS-10' };

/** Each missing thing once, at the first place that names it. */
export function missingIn({ nodes }: Graph): readonly MissingProblem[] {
  return nodes.flatMap(({ missing, ref, title, namespace }) => {
    if (!missing || !ref) return [];
    const { code, says } = kinds[missing.wanted];
    const severity = severityOfMissing(missing.wanted);
    const isMirror = ref.path.some((step) => step === 'mirror' || step === 'mirrors');
    const values = { name: title, namespace, host: missing.host ?? '' };
    return { code: (isMirror && mirrorCodes[missing.wanted]) || code, severity, message: t(says, values), at: ref };
  });
}
