import fc from 'fast-check';
import { expect, test } from 'vitest';
import { automatonOfLiterals, type Literal } from './literals.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '\xff'), maxLength: 4 });
const literal = fc.record<Literal>({ kind: fc.constantFrom('exact', 'prefix'), bytes: text });
const isOne = ({ kind, bytes }: Literal, whole: string): boolean =>
  kind === 'exact' ? whole === bytes : whole.startsWith(bytes);

test('law: a text is accepted where it is one of the literals; a dead or settled state stays what it is', () => {
  fc.assert(
    fc.property(fc.array(literal, { maxLength: 6 }), text, text, (literals, read, more) => {
      const automaton = automatonOfLiterals(literals);
      const walk = (from: number, bytes: string): number =>
        [...bytes].reduce((state, char) => automaton.step(state, char.charCodeAt(0)), from);
      const state = walk(automaton.start, read);
      const accepts = (bytes: string): boolean => literals.some((one) => isOne(one, bytes));
      expect(automaton.accepts(state)).toBe(accepts(read));
      expect(automaton.accepts(walk(state, more))).toBe(accepts(read + more));
      if (automaton.isDead(state)) expect(accepts(read + more)).toBe(false);
      if (automaton.isSettled(state)) expect(accepts(read + more)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('bytes of one class lead the same way', () => {
  const { classOf, start, step } = automatonOfLiterals([{ kind: 'prefix', bytes: '/ab' }]);
  const [slash = 0, a = 0, z = 0] = ['/', 'a', 'z'].map((char) => char.charCodeAt(0));
  expect(classOf[slash]).not.toBe(classOf[a]);
  expect(classOf[z]).toBe(0);
  expect(step(start, z)).toBe(step(start, a));
});
