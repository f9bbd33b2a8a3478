// The first step of every trace: how the request was understood.
import { few, labelsText } from './names.ts';
import type { Client, Request } from './request.ts';
import type { Trace, Values } from './trace.ts';

export function traceRequest(trace: Trace, client: Client, request: Request): void {
  const tls = request.tls ? '.tls' : '';
  const labels = labelsText(client.labels);
  const who = client.kind === 'sidecar' && labels !== '' ? 'sidecar.labelled' : client.kind;
  const rule = client.kind === 'gateway' ? 'R-GEN-4' : 'R-GEN-5';
  const http: Values =
    request.protocol === 'http' ? { method: request.method, path: request.path, host: request.host ?? '' } : {};
  trace.add('request', 'info', `request.${who}.${request.protocol}${tls}`, rule, {
    values: {
      ...http,
      port: request.port,
      sni: request.tls?.sni ?? '–',
      namespace: client.namespace,
      labels: few(labels.split(', ')),
    },
  });
}
