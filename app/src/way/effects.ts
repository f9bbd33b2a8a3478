// What happens to a request on its way, in words: timeout, retries, mirrors, faults, CORS.
import type { Effects, HeaderList } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { wayMessages } from './messages.en.ts';

const t = translator('way', wayMessages);

export function effectsText(effects: Effects | undefined, responseHeaders: HeaderList = []): readonly string[] {
  const { timeoutMs, retries, mirrors = [], fault } = effects ?? {};
  const cors = responseHeaders.map(([name]) => name).filter((name) => /^access-control-/i.test(name));
  return [
    ...(timeoutMs === undefined ? [] : [t('timeout', { ms: timeoutMs })]),
    ...(retries === undefined ? [] : [retriesText(retries)]),
    ...mirrors.map(({ percent, cluster }) => t('mirrors', { percent, cluster })),
    ...(fault?.delay ? [t('delay', { percent: fault.delay.percent, ms: fault.delay.fixedMs })] : []),
    ...(fault?.abort ? [t('abort', { percent: fault.abort.percent, status: abortStatus(fault.abort) })] : []),
    ...(cors.length === 0 ? [] : [t('cors', { names: cors.join(', ') })]),
  ];
}

function retriesText({ attempts, on, perTryTimeoutMs }: NonNullable<Effects['retries']>): string {
  const text = t('retries', { count: attempts });
  const each = perTryTimeoutMs === undefined ? text : t('perTry', { text, ms: perTryTimeoutMs });
  return on === undefined || attempts === 0 ? each : t('retriesOn', { text: each, on: on.replaceAll(',', ', ') });
}

function abortStatus({
  httpStatus,
  grpcStatus,
}: {
  readonly httpStatus?: number;
  readonly grpcStatus?: number;
}): string {
  return httpStatus === undefined ? `gRPC ${grpcStatus ?? 0}` : String(httpStatus);
}
