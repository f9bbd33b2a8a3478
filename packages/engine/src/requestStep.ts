// The first step of every trace: how the request was understood.
import { perObject } from './envoy/perObject.ts';
import { few, labelsText } from './names.ts';
import type { Client, Request } from './request.ts';
import type { Trace, Values } from './trace.ts';

export function traceRequest(trace: Trace, client: Client, request: Request): void {
  const tls = request.tls ? '.tls' : '';
  const { who, labels } = clientText(client);
  const rule = client.kind === 'gateway' ? 'R-GEN-4' : 'R-GEN-5';
  const { namespace } = client;
  const { port } = request;
  const sni = request.tls?.sni ?? '–';
  const values: Values =
    request.protocol === 'http'
      ? { method: request.method, path: request.path, host: request.host ?? '', port, sni, namespace, labels }
      : { port, sni, namespace, labels };
  trace.add('request', 'info', `request.${who}.${request.protocol}${tls}`, rule, { values });
}

const clientText = perObject((client: Client): { readonly who: string; readonly labels: string } => {
  const labels = labelsText(client.labels);
  const who = client.kind === 'sidecar' && labels !== '' ? 'sidecar.labelled' : client.kind;
  return { who, labels: few(labels.split(', ')) };
});
