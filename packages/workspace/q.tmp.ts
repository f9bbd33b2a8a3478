import { toFragment } from './src/share/share.ts'; import { defaultSettings } from '@portolan/engine';
console.log(toFragment({text:'kind: Gateway\n',request: { protocol: 'http', method: 'GET', host: 'httpserver.lr90.site', port: 80, path: '/hello', headers: [] },
  client: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } },pins:{},settings:defaultSettings,view:{}}));
