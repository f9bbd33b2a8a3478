// What is wrong, and what could not be read or opened.

import { pasteOnPage } from '../../fixtures/paste.ts';
import { ghost, node, show, type State } from './state.ts';

const badInput = `apiVersion: v1
kind: Service
metadata:
\tname: tabbed
---
kind: Service
metadata: { name: twice, name: again }
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .Values.name }}
`;

export const problemStates: readonly State[] = [
  {
    name: 'problems',
    drive: async (page, screen) => {
      await pasteOnPage(page, ghost);
      await show(page, screen, 'Answers');
      await page.getByRole('tab', { name: 'Problems' }).click();
    },
  },
  {
    name: 'bad-input',
    drive: async (page, screen) => {
      await pasteOnPage(page, badInput);
      await show(page, screen, 'Answers');
      await page.getByRole('tab', { name: 'Problems' }).click();
    },
  },
  {
    name: 'error-toast',
    drive: (page) => pasteOnPage(page, 'Dear diary, today I learned what a sidecar is.'),
  },
  {
    name: 'ghosts',
    drive: async (page) => {
      await pasteOnPage(page, ghost);
      await node(page, /^Missing/).waitFor();
    },
  },
];
