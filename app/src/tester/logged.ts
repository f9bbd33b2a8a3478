// What a log line says became of the request, beside what the configuration says.
import type { Outcome } from '@portolan/engine';
import type { LoggedAnswer } from '@portolan/workspace';

/** Whether this outcome would be logged so. What a pod answers is the pod's own: then the cluster alone is compared. */
export function agrees(logged: LoggedAnswer, outcome: Outcome): boolean {
  const flags = 'flags' in outcome ? outcome.flags : undefined;
  const clusters = 'destinations' in outcome ? (outcome.destinations ?? []).map(({ cluster }) => cluster) : [];
  if (logged.cluster !== undefined && logged.flags === undefined)
    return clusters.includes(logged.cluster.replace(/;$/, ''));
  const status = 'status' in outcome ? outcome.status : undefined;
  const isFlag = flags === undefined ? logged.flags === undefined : logged.flags?.split(',').includes(flags);
  return status === logged.status && isFlag === true;
}

/** `503 NR`, `200 · outbound|80||web.default.svc.cluster.local`. */
export function loggedText({ status, flags, cluster }: LoggedAnswer): string {
  const answer = [status, flags].filter((part) => part !== undefined).join(' ');
  return [answer, cluster].filter((part) => part !== undefined && part !== '').join(' · ');
}
