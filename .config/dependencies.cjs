// The arrows: which file may import which. dependency-cruiser walks every import, type imports and import() included.
// Who may use whom is read from each package.json, so that the law and what pnpm links cannot drift apart.

const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const root = process.cwd();
const folders = [...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`), 'app', 'e2e'];

/** @param {string} folder */
const manifest = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
const folderByName = new Map(folders.map((folder) => [manifest(folder).name, folder]));

/** A folder may import itself and the workspace packages among its `dependencies`. */
const arrows = folders.map((folder) => {
  const { dependencies = {}, devDependencies = {} } = manifest(folder);
  const names = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  const allowed = [folder, ...names.flatMap((name) => folderByName.get(name) ?? [])];
  return {
    name: `arrow-${folder.replace('packages/', '')}`,
    comment: `${folder} may import only: ${allowed.join(', ')} (its package.json says so).`,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: { path: '^(packages/[^/]+|app|e2e)/', pathNot: `^(${allowed.join('|')})/` },
  };
});

/**
 * One library, one home.
 *
 * @param {string} name
 * @param {string} home
 */
const only = (name, home) => ({
  name: `only-${home.replaceAll('/', '-')}-imports-${name.replaceAll('/', '-')}`,
  comment: `${name} is imported only in ${home}.`,
  severity: 'error',
  from: { path: '^(packages|app|e2e)/', pathNot: `^${home}/` },
  // Directly below a node_modules, or not found at all: Monaco has a folder of its own that is called yaml.
  to: { path: `(^|node_modules/)${name}(/|$)`, pathNot: `^(packages|app|e2e)/` },
});

module.exports = {
  forbidden: [
    ...arrows,
    only('yaml', 'packages/text'),
    only('re2js', 'packages/regex'),
    only('refa', 'packages/regex'),
    only('monaco-editor', 'app/src/editor'),
    only('@xyflow/react', 'app/src/canvas'),
    {
      name: 'no-cycle',
      comment: 'No file takes part in an import cycle, not even through types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'packages-by-name',
      comment: 'Another package is imported by its name (@portolan/x), not by a path into its files.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|app|e2e)/' },
      to: {
        path: '^(packages/[^/]+|app|e2e)/',
        pathNot: '^$1/',
        // A relative path. What pnpm links is `undetermined` here, whatever its name.
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'declared',
      comment: 'What is imported stands in the package.json of the importing package.',
      severity: 'error',
      from: { path: '^(packages|app|e2e)/' },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'],
        // The test tools stand in the root's package.json, once for all; missing files are the compiler's business.
        pathNot: '(^|/)node_modules/(vitest|fast-check)/|^[.]',
      },
    },
    {
      name: 'no-node-in-what-runs-in-the-browser',
      comment: 'What is built into the app runs without Node.',
      severity: 'error',
      from: {
        path: '^(packages/[^/]+/src|app/src)/',
        pathNot: '\\.test\\.tsx?$|^packages/workspace/src/conformance/',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-in-what-runs',
      comment: 'Code does not import tests.',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$' },
    },
  ],
  options: {
    // Type imports count: a cycle of types is a cycle of ideas.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(root, 'tsconfig.base.json') },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|testdata|test-results)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'browser', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
