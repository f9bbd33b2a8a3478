// Questions about where requests go: a new rule, a canary, a bypass, one more destination. Names in scope are offered.
import {
  namesInScope,
  type Command,
  type DestinationChoice,
  type JsonObject,
  type Ref,
  type Resource,
} from '@portolan/engine';
import { valueAt } from '@portolan/text';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { newRefusal } from './admission.ts';
import { valuesOf, type Protocol } from './conditions.ts';
import { actionMessages } from './messages.en.ts';
import { attempt } from './perform.ts';
import type { Answers, Question, QuestionField } from './question.ts';

const t = translator('actions', actionMessages);

/** @param index where the rule will stand in the list of its protocol */
export function ruleQuestion(resource: Resource, protocol: Protocol, index: number): Question {
  const at: Ref = { resource: resource.id, path: ['spec', protocol] };
  const beside: Ref = { resource: resource.id, path: [...at.path, Math.max(index - 1, 0)] };
  return {
    title: t(`rule.add.title.${protocol}`, { number: index + 1 }),
    submit: t('add.submit'),
    fields: [...matchFields[protocol](resource), ...destinationFields(resource, beside)],
    answer: (answers) => {
      const { host, subset, port } = choiceOf(answers);
      const destination = {
        host,
        ...(subset ? { subset } : {}),
        ...(port === undefined ? {} : { port: { number: port } }),
      };
      const match = matchOf[protocol](answers);
      const value = { ...(match ? { match: [match] } : {}), route: [{ destination }] };
      const step = t('rule.add.step', { number: index + 1 });
      return tried(resource, { type: 'insert-item', at, index, value }, step, [...at.path, index]);
    },
  };
}

/** What the rule takes, asked in the way of its protocol. */
const matchFields: Readonly<Record<Protocol, (resource: Resource) => readonly QuestionField[]>> = {
  http: () => [
    {
      id: 'comparison',
      label: t('rule.add.how'),
      kind: 'choice',
      value: 'prefix',
      options: [
        { value: 'prefix', label: t('path.prefix') },
        { value: 'exact', label: t('path.exact') },
        { value: 'regex', label: t('path.regex') },
        { value: 'any', label: t('path.any') },
      ],
    },
    {
      id: 'path',
      label: t('rule.add.path'),
      kind: 'text',
      value: '/',
      when: ({ comparison }) => comparison !== 'any',
    },
  ],
  tls: (resource) => [
    { id: 'sniHosts', label: t('rule.add.sni'), kind: 'text', value: hostsOf(resource).join(', ') },
    portField('443'),
  ],
  tcp: () => [portField('')],
};

const portField = (value: string): QuestionField => ({
  id: 'matchPort',
  label: t('rule.add.port'),
  kind: 'number',
  value,
  placeholder: t('rule.add.anyPort'),
});

/** Undefined takes everything. */
const matchOf: Readonly<Record<Protocol, (answers: Answers) => JsonObject | undefined>> = {
  http: ({ comparison = 'prefix', path = '' }) => (comparison === 'any' ? undefined : { uri: { [comparison]: path } }),
  tls: ({ sniHosts = '', ...answers }) => ({ ...(portOf(answers) ?? {}), sniHosts: valuesOf(sniHosts) }),
  tcp: (answers) => portOf(answers),
};

function portOf({ matchPort = '' }: Answers): JsonObject | undefined {
  return matchPort.trim() === '' ? undefined : { port: Number(matchPort) };
}

function hostsOf({ value }: Resource): readonly string[] {
  const hosts = valueAt(value, ['spec', 'hosts']);
  return Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [];
}

export function canaryQuestion(resource: Resource, at: Ref): Question {
  return {
    title: t('canary.title', { number: numberOf(at) }),
    submit: t('add.submit'),
    fields: [
      ...destinationFields(resource, at),
      { id: 'percent', label: t('canary.percent'), kind: 'number', value: '10' },
    ],
    note: ({ percent = '' }) => {
      const share = Number(percent);
      return share >= 0 && share <= 100 ? t('canary.note', { rest: 100 - share, share }) : undefined;
    },
    answer: (answers) =>
      tried(
        resource,
        { type: 'wrap-in-canary', at, to: choiceOf(answers), percent: Number(answers['percent']) },
        t('canary.step', { number: numberOf(at) }),
        at.path,
      ),
  };
}

export function bypassQuestion(resource: Resource, at: Ref): Question {
  return {
    title: t('bypass.title', { number: numberOf(at) }),
    submit: t('add.submit'),
    fields: [
      { id: 'header', label: t('bypass.header'), kind: 'text', value: 'x-canary' },
      { id: 'value', label: t('bypass.value'), kind: 'text', value: 'true' },
      ...destinationFields(resource, at),
    ],
    note: ({ header = '', value = '' }) => t('bypass.note', { header, value, number: numberOf(at) }),
    answer: (answers) => {
      const { header = '', value = '' } = answers;
      const command: Command = { type: 'bypass-by-header', at, header: header.trim(), value, to: choiceOf(answers) };
      return tried(resource, command, t('bypass.step', { number: numberOf(at) }), at.path);
    },
  };
}

export function destinationQuestion(resource: Resource, at: Ref): Question {
  return {
    title: t('destination.title', { number: numberOf(at) }),
    submit: t('add.submit'),
    fields: destinationFields(resource, at),
    note: () => t('destination.note'),
    answer: (answers) =>
      tried(
        resource,
        { type: 'connect-destination', at, to: choiceOf(answers) },
        t('destination.step', { number: numberOf(at) }),
        at.path,
      ),
  };
}

/** @param select what is selected afterwards, in the same object */
function tried(resource: Resource, command: Command, step: string, select: Ref['path']): string | undefined {
  const { resources } = derivedOf(useStore.getState());
  const refusal = newRefusal(resources, resource.id, command) ?? attempt(command, step);
  if (refusal === undefined) useStore.getState().select({ resource: resource.id, path: select }, 'canvas');
  return refusal;
}

/** Host, subset and port, beginning with the host that the rule sends to now and a subset that it does not name yet. */
function destinationFields(resource: Resource, rule: Ref): readonly QuestionField[] {
  const { mesh } = derivedOf(useStore.getState());
  const names = namesInScope(mesh, resource.namespace);
  const hosts = names.hosts();
  const written = textAt(resource, [...rule.path, 'route', 0, 'destination', 'host']);
  const host = written ?? hosts[0]?.name ?? '';
  const used = [0, 1, 2, 3].map((i) => textAt(resource, [...rule.path, 'route', i, 'destination', 'subset']));
  const subsets = names.subsets(host);
  const free = subsets.find(({ name }) => !used.includes(name));
  const port = valueAt(resource.value, [...rule.path, 'route', 0, 'destination', 'port', 'number']);
  return [
    {
      id: 'host',
      label: t('field.host'),
      kind: 'text',
      value: host,
      options: hosts.map(({ name, host: full }) => ({ value: name, label: name === full ? '' : full })),
    },
    {
      id: 'subset',
      label: t('field.subset'),
      kind: 'text',
      value: free?.name ?? '',
      placeholder: t('field.subset.none'),
      options: subsets.map(({ name }) => ({ value: name, label: '' })),
    },
    {
      id: 'port',
      label: t('field.port'),
      kind: 'number',
      value: typeof port === 'number' ? String(port) : '',
      placeholder: t('field.port.none'),
    },
  ];
}

function textAt({ value }: Resource, path: Ref['path']): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

function choiceOf({ host = '', subset = '', port = '' }: Answers): DestinationChoice {
  return {
    host: host.trim(),
    ...(subset.trim() === '' ? {} : { subset: subset.trim() }),
    ...(port.trim() === '' ? {} : { port: Number(port) }),
  };
}

const numberOf = ({ path }: Ref): number => Number(path[2]) + 1;
