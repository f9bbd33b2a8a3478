// One expectation as a row of fields; which fields depends on what it is about.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever, resourceId, type Expectation } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { IconButton } from '../ui/Button.tsx';
import { DestinationFields, SharesFields } from './DestinationFields.tsx';
import { caseMessages } from './messages.en.ts';
import { RuleField } from './RuleField.tsx';
import { ShareField } from './ShareField.tsx';
import styles from './CaseForm.module.css';

const t = translator('cases', caseMessages);

const kinds = [
  'rule',
  'destination',
  'shares',
  'status',
  'outcome',
  'redirect',
  'path',
  'authority',
  'header',
] as const satisfies readonly Expectation['kind'][];

/** Every outcome that somebody may expect. */
const outcomes = [
  'forwarded',
  'weighted',
  'redirect',
  'direct-response',
  'fault-abort',
  'cors-preflight',
  'https-redirect',
  'not-found',
  'no-cluster',
  'no-endpoints',
  'passthrough',
  'blackhole',
  'bad-request',
  'tcp-forwarded',
  'tcp-weighted',
  'tcp-closed',
  'tcp-passthrough',
  'tcp-blackhole',
  'refused',
  'reset',
  'config-rejected',
] as const;

/** No rule is chosen yet. */
const noVirtualService = resourceId('VirtualService', '', '');

export function emptyExpectation(kind: Expectation['kind']): Expectation {
  switch (kind) {
    case 'rule':
      return { kind, rule: { virtualService: noVirtualService, list: 'http', index: 0, of: 0 } };
    case 'destination':
      return { kind, host: '' };
    case 'shares':
      return { kind, shares: [{ host: '', percent: 100 }], tolerance: 0 };
    case 'status':
      return { kind, status: 200 };
    case 'outcome':
      return { kind, outcome: 'forwarded' };
    case 'redirect':
      return { kind, location: '' };
    case 'path':
      return { kind, path: '/' };
    case 'authority':
      return { kind, authority: '' };
    case 'header':
      return { kind, of: 'request', name: '', is: 'present' };
    default:
      return assertNever(kind);
  }
}

interface RowProps {
  readonly n: number;
  readonly expectation: Expectation;
  readonly onChange: (expectation: Expectation) => void;
  readonly onRemove: () => void;
}

export function ExpectationRow({ n, expectation, onChange, onRemove }: RowProps) {
  const { not = false } = expectation;
  return (
    <li className={styles.expectation}>
      <select
        className={styles.input}
        aria-label={t('mustLabel', { n })}
        value={not ? 'not' : 'must'}
        onChange={(event) => onChange({ ...expectation, not: event.target.value === 'not' })}
      >
        <option value="must">{t('must')}</option>
        <option value="not">{t('mustNot')}</option>
      </select>
      <select
        className={styles.input}
        aria-label={t('kindLabel', { n })}
        value={expectation.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.target.value);
          if (kind) onChange({ ...emptyExpectation(kind), not });
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </select>
      <span className={styles.fields}>
        <Fields expectation={expectation} onChange={onChange} />
      </span>
      <IconButton label={t('removeExpectation', { n })} icon={<X />} onClick={onRemove} />
    </li>
  );
}

type FieldsProps = Pick<RowProps, 'expectation' | 'onChange'>;

function Fields({ expectation, onChange }: FieldsProps): ReactNode {
  const { not = false } = expectation;
  switch (expectation.kind) {
    case 'rule':
      return <RuleField rule={expectation.rule} onChange={(rule) => onChange({ ...expectation, rule })} />;
    case 'destination':
      return (
        <DestinationFields
          destination={expectation}
          onChange={({ host, subset, port }) =>
            onChange({
              kind: 'destination',
              host,
              not: expectation.not === true,
              ...(subset === undefined ? {} : { subset }),
              ...(port === undefined ? {} : { port }),
            })
          }
        />
      );
    case 'shares':
      return <SharesFields expectation={expectation} onChange={onChange} />;
    case 'status':
      return (
        <>
          <TextField
            label={t('status')}
            value={String(expectation.status)}
            onChange={(text) => onChange({ ...expectation, status: Number(text.replace(/\D/g, '').slice(0, 3)) })}
          />
          <ShareField
            share={expectation}
            onChange={(share) => onChange({ kind: 'status', status: expectation.status, not, ...share })}
          />
        </>
      );
    case 'outcome':
      return (
        <>
          <select
            className={styles.input}
            aria-label={t('outcome')}
            value={expectation.outcome}
            onChange={(event) => {
              const outcome = outcomes.find((one) => one === event.target.value);
              if (outcome) onChange({ ...expectation, outcome });
            }}
          >
            {outcomes.map((outcome) => (
              <option key={outcome}>{outcome}</option>
            ))}
          </select>
          <ShareField
            share={expectation}
            onChange={(share) => onChange({ kind: 'outcome', outcome: expectation.outcome, not, ...share })}
          />
        </>
      );
    case 'redirect':
      return (
        <TextField
          label={t('location')}
          value={expectation.location}
          onChange={(location) => onChange({ ...expectation, location })}
        />
      );
    case 'path':
      return (
        <TextField label={t('path')} value={expectation.path} onChange={(path) => onChange({ ...expectation, path })} />
      );
    case 'authority':
      return (
        <TextField
          label={t('authority')}
          value={expectation.authority}
          onChange={(authority) => onChange({ ...expectation, authority })}
        />
      );
    case 'header':
      return <HeaderFields expectation={expectation} onChange={onChange} />;
    default:
      return assertNever(expectation);
  }
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function TextField({ label, value, onChange }: TextFieldProps) {
  return (
    <input
      className={styles.input}
      aria-label={label}
      placeholder={label}
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

type HeaderExpectation = Extract<Expectation, { readonly kind: 'header' }>;

function HeaderFields({
  expectation,
  onChange,
}: {
  readonly expectation: HeaderExpectation;
  readonly onChange: RowProps['onChange'];
}) {
  const { kind, of, name, not = false } = expectation;
  return (
    <>
      <TextField label={t('headerName')} value={name} onChange={(text) => onChange({ ...expectation, name: text })} />
      <select
        className={styles.input}
        aria-label={t('headerOf')}
        value={of}
        onChange={(event) =>
          onChange({ ...expectation, of: event.target.value === 'response' ? 'response' : 'request' })
        }
      >
        <option value="request">{t('headerOf.request')}</option>
        <option value="response">{t('headerOf.response')}</option>
      </select>
      <select
        className={styles.input}
        aria-label={t('headerIs')}
        value={expectation.is}
        onChange={({ target: { value: is } }) => {
          if (is === 'equal') onChange({ kind, of, name, not, is, value: '' });
          else if (is === 'present' || is === 'absent') onChange({ kind, of, name, not, is });
        }}
      >
        <option value="present">{t('headerIs.present')}</option>
        <option value="absent">{t('headerIs.absent')}</option>
        <option value="equal">{t('headerIs.equal')}</option>
      </select>
      {expectation.is === 'equal' && (
        <TextField
          label={t('headerValue')}
          value={expectation.value}
          onChange={(value) => onChange({ ...expectation, value })}
        />
      )}
    </>
  );
}
