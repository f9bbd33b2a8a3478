import { expect, test } from 'vitest';
import { resourcesFrom, tutorial } from '../testdata/resources.ts';
import { buildGraph } from './build.ts';
import { searchGraph } from './search.ts';

const graph = buildGraph(resourcesFrom(tutorial));

const rows: readonly (readonly [string, readonly string[]])[] = [
  ['', []],
  ['  ', []],
  ['/hello', ['VirtualService/default/httpserver']],
  ['app=NGINX', ['DestinationRule/default/web-svc/subsets/1', 'Deployment/default/nginx']],
  ['lr90 gateway', ['Gateway/default/httpserver-gateway']],
  ['deployment httpd', ['Deployment/default/httpd']],
  ['8000', ['VirtualService/default/httpserver', 'Service/default/go-server']],
  ['nowhere', []],
];
test.each(rows)('"%s" finds %j', (query, found) => {
  expect(searchGraph(graph, query)).toEqual(found);
});
