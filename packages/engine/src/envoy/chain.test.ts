import { expect, test } from 'vitest';
import type { FilterChain, Listener } from '../proxy/config.ts';
import { chooseChain, ipBits, type Connection } from './chain.ts';

const chain = (rule: string, conditions: Partial<FilterChain>): FilterChain => ({
  sni: [],
  cidrs: [],
  alpn: [],
  network: { kind: 'tcp', destinations: [], weighted: false },
  rule,
  ...conditions,
});
const listener = (...chains: FilterChain[]): Listener => ({ name: 'test', port: 443, chains });
const connection = (facts: Partial<Connection>): Connection => ({
  isTls: true,
  alpn: [],
  looksLikeHttp: false,
  ...facts,
});

const bySni = listener(
  chain('exact', { sni: ['A.test'] }),
  chain('wildcard', { sni: ['*.test'] }),
  chain('longer', { sni: ['*.b.test'] }),
);
const open = listener(...bySni.chains, chain('open', {}));
const byAddress = listener(
  chain('host', { cidrs: ['10.0.0.1/32'] }),
  chain('net', { cidrs: ['10.0.0.0/8', '192.168.0.0/16'] }),
  chain('sni', { sni: ['a.test'] }),
);
const sniffed: Listener = {
  ...listener(chain('http', { httpDetected: true, transport: 'plaintext' }), chain('tcp', {})),
  defaultChain: chain('default', {}),
};

test.each<[string, Listener, Partial<Connection>, string | undefined]>([
  ['SNI in any letter case', bySni, { sni: 'a.test' }, 'exact'],
  ['a wildcard', bySni, { sni: 'x.test' }, 'wildcard'],
  ['the longer wildcard', bySni, { sni: 'x.b.test' }, 'longer'],
  ['several labels', bySni, { sni: 'x.y.b.test' }, 'longer'],
  ['not the bare suffix', bySni, { sni: 'test' }, undefined],
  ['no SNI', bySni, {}, undefined],
  ['no SNI, a chain without condition', open, {}, 'open'],
  ['plaintext, a chain without condition', open, { isTls: false }, 'open'],
  ['the longest range', byAddress, { address: '10.0.0.1', sni: 'a.test' }, 'host'],
  ['a range that hides chains by SNI', byAddress, { address: '192.168.3.4', sni: 'a.test' }, 'net'],
  ['no range', byAddress, { address: '11.0.0.1', sni: 'a.test' }, 'sni'],
  ['plaintext HTTP', sniffed, { isTls: false, looksLikeHttp: true }, 'http'],
  ['HTTP inside TLS', sniffed, { isTls: true, looksLikeHttp: true }, 'tcp'],
  ['other bytes do not go back to the chain without conditions', sniffed, { isTls: false }, 'default'],
])('%s', (_, given, facts, rule) => {
  expect(chooseChain(given, connection(facts))?.chain.rule).toBe(rule);
});

test('ALPN decides among chains that ask for it', () => {
  const two = listener(chain('istio', { sni: ['a.test'], alpn: ['istio'] }));
  expect(chooseChain(two, connection({ sni: 'a.test', alpn: ['istio'] }))?.chain.rule).toBe('istio');
  expect(chooseChain(two, connection({ sni: 'a.test', alpn: ['h2'] }))).toBeUndefined();
});

test.each([
  ['10.0.0.1', 32],
  ['::1', 128],
  ['2001:db8::10', 128],
  ['256.0.0.1', undefined],
  ['a.test', undefined],
  ['1.2.3', undefined],
])('%s has %s bits', (address, bits) => {
  expect(ipBits(address)?.length).toBe(bits);
});
