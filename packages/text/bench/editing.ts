// `npm run bench -- editing`, the part without a browser: a file read and printed whole by the YAML library, as editors do that
// keep a tree and write it back; and beside it what we do for a keystroke in the same text: read the one document.
// The text has the shape of the one that e2e/bench/editing.ts pastes.
import { parseAllDocuments } from 'yaml';
import { applyEdits, editDocument, readSource } from '../src/index.ts';

const rounds = 5;
const sizes = (process.argv.find((arg) => arg.startsWith('--sizes='))?.slice(8) ?? '100,1000,10000')
  .split(',')
  .map(Number);

for (const size of sizes) {
  const text = stream(size);
  console.log(`\n${size.toLocaleString('en')} resources, ${(text.length / 1e6).toFixed(2)} MB, in Node`);
  say(
    'whole file parsed and printed',
    best(rounds, () => parseAllDocuments(text).map(String).join('').length),
  );
  const read = readSource(text);
  const at = text.indexOf('/path-0') + '/path-0'.length;
  const edits = [{ from: at, to: at, insert: 'x' }];
  say(
    'whole file read by us',
    best(rounds, () => readSource(text).documents.length),
  );
  say(
    'one key read by us',
    best(100, () => readSource(applyEdits(text, edits), read, edits).documents.length),
  );
  const path = ['spec', 'http', 0, 'route', 0, 'weight'];
  const first = read.documents[0]?.content;
  const spliced = () => first && editDocument(first, [{ op: 'set', path, value: 50 }]).ok;
  if (!spliced()) throw new Error('the weight could not be set');
  say('one weight spliced by us', best(100, spliced));
}

/** The shortest of several runs: what other programs on the machine took no part of. */
function best(count: number, run: () => unknown): number {
  const times = Array.from({ length: count }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function say(what: string, ms: number): void {
  console.log(`  ${what.padEnd(32)} ${ms.toFixed(ms < 10 ? 2 : 0)} ms`);
}

/** Applications of five resources each. */
function stream(resources: number): string {
  return Array.from({ length: Math.max(1, Math.round(resources / 5)) }, (_, n) => application(n)).join('---\n');
}

function application(n: number): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: app-${n}
spec:
  hosts:
    - app-${n}.example.com
  gateways:
    - edge
  http:
    - match:
        - uri:
            prefix: /path-${n}
      route:
        - destination:
            host: app-${n}
            subset: v1
          weight: 90
        - destination:
            host: app-${n}
            subset: v2
          weight: 10
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: app-${n}
spec:
  host: app-${n}
  subsets:
${['v1', 'v2'].map((version) => `    - name: ${version}\n      labels:\n        version: ${version}\n`).join('')}---
apiVersion: v1
kind: Service
metadata:
  name: app-${n}
spec:
  selector:
    app: app-${n}
  ports:
    - name: http
      port: 80
      targetPort: 8080
${['v1', 'v2'].map((version) => `---\n${deployment(n, version)}`).join('')}`;
}

function deployment(n: number, version: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${n}-${version}
spec:
  selector:
    matchLabels:
      app: app-${n}
      version: ${version}
  template:
    metadata:
      labels:
        app: app-${n}
        version: ${version}
    spec:
      containers:
        - name: app
          image: app:${version}
          ports:
            - containerPort: 8080
`;
}
