// Cases as a file: ours, or that of another tool. What the other cannot say is listed, case by case.
import { expectationText, type Case, type Json, type Mesh } from '@portolan/engine';
import { printDocument, readSource } from '@portolan/text';
import { toConnect } from '../import/toConnect.ts';
import { toCurl } from '../import/toCurl.ts';
import { say } from './messages.ts';
import { toConfigValidator } from './toConfigValidator.ts';
import { toRouterCheck } from './toRouterCheck.ts';

export const caseFormats = [
  'portolan-yaml',
  'portolan-json',
  'config-validator',
  'router-check-yaml',
  'router-check-json',
  'curl',
] as const;
export type CaseFileFormat = (typeof caseFormats)[number];

export interface WrittenCases {
  readonly fileName: string;
  readonly text: string;
  /** Sentences about what the format cannot say. */
  readonly lost: readonly string[];
}

/** @param mesh what the cases are asked of: other tools want names whole, and rules as they are written */
export function writeCases(format: CaseFileFormat, cases: readonly Case[], mesh: Mesh): WrittenCases {
  switch (format) {
    case 'portolan-yaml':
      return { fileName: 'portolan.cases.yaml', text: yaml({ cases: plain(cases) }), lost: [] };
    case 'portolan-json':
      return { fileName: 'portolan.cases.json', text: json({ cases: plain(cases) }), lost: [] };
    case 'config-validator': {
      const { value, lost } = toConfigValidator(cases, mesh);
      return { fileName: 'virtualservice_test.yml', text: yaml(value), lost };
    }
    case 'router-check-yaml': {
      const { value, lost } = toRouterCheck(cases, mesh);
      return { fileName: 'router_check.yaml', text: yaml(value), lost };
    }
    case 'router-check-json': {
      const { value, lost } = toRouterCheck(cases, mesh);
      return { fileName: 'router_check.json', text: json(value), lost };
    }
    case 'curl':
      return toScript(cases);
  }
}

const nothing = readSource('');
const yaml = (value: Json): string => `${printDocument(nothing, value)}\n`;
const json = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;
/** Through JSON and back: undefined fields are gone. */
const plain = (cases: readonly Case[]): Json => JSON.parse(JSON.stringify(cases)) as Json;

/** Where requests are dialled is for the reader to say, once; what is expected is for the reader to compare. */
function toScript(cases: readonly Case[]): WrittenCases {
  const parts = cases.map(({ name, client, request, expect }) => {
    const command =
      request.protocol === 'http'
        ? toCurl(request, { shell: 'bash' })
        : toConnect(request, { shell: 'bash', isScript: true });
    const notes = [
      name,
      ...(client.kind === 'sidecar' ? [say('script/client', { namespace: client.namespace })] : []),
      ...expect.map((one) => say('script/expect', { what: expectationText(one) })),
    ];
    // A line break within would make a command of what follows it.
    return `${notes.map((note) => `# ${note.replace(/\s+/g, ' ')}\n`).join('')}${command}\n`;
  });
  const lost = cases.some(({ expect }) => expect.length > 0) ? [say('lost/script')] : [];
  return { fileName: 'cases.sh', text: ['#!/usr/bin/env bash\n', ...parts].join('\n'), lost };
}
