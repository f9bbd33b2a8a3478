// What is done to the list of cases: each a step of the one history, beside the edits of the text.
import { expectationText, expectNow, ruleName, type Case, type Expectation, type RuleBinding } from '@portolan/engine';
import { freeCaseId } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { caseMessages } from './messages.en.ts';

const t = translator('cases', caseMessages);

/** The request of the bar with its answer as the expectation. One that is saved already is shown. */
export function saveThisRequest(): void {
  const state = useStore.getState();
  const asked = { client: state.client, request: sentRequestOf(state) };
  const known = state.cases.find((one) => isSameQuestion(one, asked));
  const action = { label: t('show'), run: () => state.openDock('cases') };
  if (known) return state.notify({ tone: 'info', text: t('savedAlready', { name: known.name }), action });
  const expect = expectNow(derivedOf(state).mesh, asked);
  const name = nameOf(asked, expect);
  const made = addCases([{ ...asked, name, expect }], t('step.save', { name }));
  state.notify({ tone: 'info', text: t('saved', { name: made[0]?.name ?? '' }), action });
}

/** A new one for each, behind the others, with ids of their own. */
export function addCases(drafts: readonly Omit<Case, 'id'>[], label: string): readonly Case[] {
  const { cases } = useStore.getState();
  const ids = new Set(cases.map(({ id }) => id));
  const made = drafts.map((draft): Case => {
    const id = freeCaseId(`case-${ids.size + 1}`, ids);
    ids.add(id);
    return { ...draft, id };
  });
  setCases([...cases, ...made], label);
  return made;
}

/** The newest step is taken back; any later one has put the notice away. */
export const undoAction = { label: t('undo'), run: () => useStore.getState().undo() };

export function changeCase(changed: Case, label = t('step.change', { name: changed.name })): void {
  const { cases } = useStore.getState();
  setCases(
    cases.map((one) => (one.id === changed.id ? changed : one)),
    label,
  );
}

export function duplicateCase(one: Case): void {
  const { cases } = useStore.getState();
  const id = freeCaseId(one.id, new Set(cases.map((other) => other.id)));
  const copy = { ...one, id, name: t('copyName', { name: one.name }) };
  setCases(
    cases.flatMap((other) => (other.id === one.id ? [other, copy] : [other])),
    t('step.duplicate', { name: one.name }),
  );
}

export function removeCase(one: Case): void {
  const { cases, notify } = useStore.getState();
  setCases(
    cases.filter(({ id }) => id !== one.id),
    t('step.remove', { name: one.name }),
  );
  notify({ tone: 'info', text: t('removed', { name: one.name }), action: undoAction });
}

/**
 * To where another stands, and into its group.
 *
 * @param group what shall be one step: one drag, however many places it passes
 */
export function moveCase(one: Case, target: Case, group?: string): void {
  const { cases } = useStore.getState();
  const [from, to] = [cases.indexOf(one), cases.indexOf(target)];
  if (from < 0 || to < 0 || from === to) return;
  const { group: _, ...rest } = one;
  const moved: Case = target.group === undefined ? rest : { ...rest, group: target.group };
  const others = cases.filter((other) => other !== one);
  setCases([...others.slice(0, to), moved, ...others.slice(to)], t('step.move', { name: one.name }), group);
}

function setCases(cases: readonly Case[], label: string, group?: string): void {
  useStore.getState().change([], label, { cases, ...(group === undefined ? {} : { group }) });
}

/** Every expectation on a rule that is gone is now on this one. */
export function bindCase(one: Case, lost: ReadonlySet<number>, rule: RuleBinding): void {
  const expect = one.expect.map((expectation, i) =>
    expectation.kind === 'rule' && lost.has(i) ? { ...expectation, rule } : expectation,
  );
  changeCase({ ...one, expect }, t('step.rebind', { name: one.name }));
  useStore.getState().notify({ tone: 'info', text: t('rebound', { rule: ruleName(rule) }) });
}

/** Puts a case's request into the bar. */
export function askCase({ client, request }: Pick<Case, 'client' | 'request'>): void {
  const { setClient, ask } = useStore.getState();
  setClient(client);
  ask(request);
}

export function isSameQuestion(a: Pick<Case, 'client' | 'request'>, b: Pick<Case, 'client' | 'request'>): boolean {
  return a.request.port === b.request.port && questionKey(a) === questionKey(b);
}

export const questionKey = ({ client, request }: Pick<Case, 'client' | 'request'>): string =>
  JSON.stringify([client, request]);

/** `GET /hello goes to go-server:8000`. */
function nameOf({ request }: Pick<Case, 'request'>, expect: readonly Expectation[]): string {
  const asked =
    request.protocol === 'http' ? `${request.method} ${request.path}` : `TCP ${request.dial ?? ''}:${request.port}`;
  const telling = expect.find(({ kind }) => kind !== 'rule');
  return telling ? `${asked} ${expectationText(telling)}` : asked;
}
