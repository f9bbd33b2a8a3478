// What an example is, and the one that a first visit opens with.
import type { Client, Request } from '@portolan/engine';
import tutorial from '../../../public/examples/tutorial.yaml?raw';
import { ingressGateway, tutorialRequest } from '../store/requestSlice.ts';

type ExampleId = 'tutorial' | 'canary-header' | 'redirect-rewrite' | 'mirror-fault' | 'egress';
export interface Example {
  readonly id: ExampleId;
  readonly text: string;
  readonly request: Request;
  readonly client: Client;
}

export const firstExample: Example = {
  id: 'tutorial',
  text: tutorial,
  request: tutorialRequest,
  client: ingressGateway,
};
