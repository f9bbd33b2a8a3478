// What ESLint watches: the laws that show within one file. Arrows between packages, cycles and who may import which
// library are in dependencies.cjs; what nobody uses is in knip.jsonc; form is Prettier's.

import { fileURLToPath } from 'node:url';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const pure = ['packages/{regex,engine,text,graph,workspace}/src/**/*.ts'];
const tests = ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.ts', 'packages/*/bench/**/*.ts'];

/** Patterns that people write run on RE2: built from strings at run time, a JavaScript RegExp may hang the page. */
const noDynamicRegExp = {
  selector: "NewExpression[callee.name='RegExp'], CallExpression[callee.name='RegExp']",
  message: 'Patterns of users run on RE2 (@portolan/regex); patterns of ours are literals.',
};
/** Time and chance come in as arguments, so that the same input gives the same answer. */
const noClockNoChance = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness comes in as an argument.',
  },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time comes in as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' },
];

export default tseslint.config(
  {
    ignores: ['**/node_modules/', '**/dist/', '.cache/', 'shots/', '**/testdata/', '**/test-results/', 'public/'],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: fileURLToPath(new URL('../', import.meta.url)),
        project: ['packages/*/tsconfig.json', 'app/tsconfig.json', 'e2e/tsconfig.json', '.config/tsconfig.node.json'],
      },
    },
    rules: {
      // No `any`: neither written nor let in through an untyped value.
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      // A new case must be handled everywhere, and a promise must be waited for or given up in so many words.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/only-throw-error': 'error',
      // What is written is used.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unused-expressions': 'error',
      'no-unreachable': 'error',
      'no-useless-escape': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      // One way to say it.
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-syntax': ['error', noDynamicRegExp],
    },
  },
  {
    files: pure,
    ignores: tests,
    rules: {
      // The compiler already refuses the DOM and Node here (lib ES2023, types []); these two are in ES2023 itself.
      'no-restricted-syntax': ['error', noDynamicRegExp, ...noClockNoChance],
      'no-console': 'error',
    },
  },
  {
    files: ['app/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'The app talks to nobody. The one fetch of our own examples may say why it is allowed.',
        },
      ],
      'no-console': ['error', { allow: ['error'] }],
    },
  },
  {
    files: tests,
    rules: {
      // A test may build a pattern to compare with.
      'no-restricted-syntax': 'off',
    },
  },
);
