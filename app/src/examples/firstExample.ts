// What an example is, and the one that a first visit opens with.
import { resourceId, type Case, type Client, type Request } from '@portolan/engine';
import tutorial from '../../../public/examples/tutorial.yaml?raw';
import { ingressGateway, tutorialRequest } from '../store/requestSlice.ts';

type ExampleId = 'tutorial' | 'canary-header' | 'redirect-rewrite' | 'mirror-fault' | 'egress' | 'bookshop' | 'empty';
export interface Example {
  readonly id: ExampleId;
  readonly text: string;
  readonly request: Request;
  readonly client: Client;
  readonly cases?: readonly Case[];
}

export const firstExample: Example = {
  id: 'tutorial',
  text: tutorial,
  request: tutorialRequest,
  client: ingressGateway,
  cases: [
    {
      id: 'hello',
      name: 'GET /hello goes to go-server:8000',
      client: ingressGateway,
      request: tutorialRequest,
      expect: [
        {
          kind: 'rule',
          rule: {
            virtualService: resourceId('VirtualService', 'default', 'httpserver'),
            list: 'http',
            index: 0,
            of: 1,
          },
        },
        { kind: 'destination', host: 'go-server', port: 8000 },
      ],
    },
  ],
};
