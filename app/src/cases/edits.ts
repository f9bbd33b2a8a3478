// What is done to the list of cases. It is no text: undo of the text does not touch it, and what is taken away is offered
// back in a notice.
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
  const made = addCases([{ ...asked, name: nameOf(asked, expect), expect }]);
  state.notify({ tone: 'info', text: t('saved', { name: made[0]?.name ?? '' }), action });
}

/** A new one for each, behind the others, with ids of their own. */
export function addCases(drafts: readonly Omit<Case, 'id'>[]): readonly Case[] {
  const { cases, setCases } = useStore.getState();
  const ids = new Set(cases.map(({ id }) => id));
  const made = drafts.map((draft): Case => {
    const id = freeCaseId(`case-${ids.size + 1}`, ids);
    ids.add(id);
    return { ...draft, id };
  });
  setCases([...cases, ...made]);
  return made;
}

export function changeCase(changed: Case): void {
  const { cases, setCases } = useStore.getState();
  setCases(cases.map((one) => (one.id === changed.id ? changed : one)));
}

export function duplicateCase(one: Case): void {
  const { cases, setCases } = useStore.getState();
  const id = freeCaseId(one.id, new Set(cases.map((other) => other.id)));
  const copy = { ...one, id, name: t('copyName', { name: one.name }) };
  setCases(cases.flatMap((other) => (other.id === one.id ? [other, copy] : [other])));
}

export function removeCase(one: Case): void {
  const { cases, setCases, notify } = useStore.getState();
  setCases(cases.filter(({ id }) => id !== one.id));
  const undo = () => {
    const now = useStore.getState().cases;
    if (now.some(({ id }) => id === one.id)) return;
    const at = cases.indexOf(one);
    setCases([...now.slice(0, at), one, ...now.slice(at)]);
  };
  notify({ tone: 'info', text: t('removed', { name: one.name }), action: { label: t('undo'), run: undo } });
}

/** To where another stands, and into its group. */
export function moveCase(one: Case, target: Case): void {
  const { cases, setCases } = useStore.getState();
  const [from, to] = [cases.indexOf(one), cases.indexOf(target)];
  if (from < 0 || to < 0 || from === to) return;
  const { group: _, ...rest } = one;
  const moved: Case = target.group === undefined ? rest : { ...rest, group: target.group };
  const others = cases.filter((other) => other !== one);
  setCases([...others.slice(0, to), moved, ...others.slice(to)]);
}

/** Every expectation on a rule that is gone is now on this one. */
export function bindCase(one: Case, lost: ReadonlySet<number>, rule: RuleBinding): void {
  const expect = one.expect.map((expectation, i) =>
    expectation.kind === 'rule' && lost.has(i) ? { ...expectation, rule } : expectation,
  );
  changeCase({ ...one, expect });
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
