// The TLS settings of a Gateway server or of a Sidecar's ingress: where certificates come from, and what goes with a mode.
// Source: istio/istio pkg/config/validation/validation.go validateTLSOptions; the CEL rules of the CRD schemas.
import { refuse, report, warn } from '../findings.ts';
import type { Findings } from '../findings.ts';
import type { ServerTlsSettings } from '../model/gateway.ts';
import type { Path } from '../ref.ts';

const cipherSuites = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
]);

export function admitServerTls(findings: Findings, path: Path, tls: ServerTlsSettings | undefined): void {
  if (tls === undefined) return;
  admitCiphers(findings, path, tls);
  admitSources(findings, path, tls);
  switch (tls.mode) {
    case 'ISTIO_MUTUAL':
      return refuseOwnCertificates(findings, path, tls);
    case 'PASSTHROUGH':
    case 'AUTO_PASSTHROUGH':
      return admitPassthrough(findings, path, tls);
    default:
      return admitTermination(findings, path, tls);
  }
}

/** V-GW-22 to V-GW-24. */
function admitCiphers(
  findings: Findings,
  path: Path,
  { minProtocolVersion, cipherSuites: suites = [] }: ServerTlsSettings,
): void {
  if ((minProtocolVersion === 'TLSV1_0' || minProtocolVersion === 'TLSV1_1') && suites.length === 0) {
    warn(findings, [...path, 'minProtocolVersion'], 'V-GW-22');
  }
  const seen = new Set<string>();
  suites.forEach((suite, i) => {
    // `+`, `-`, `!` and the like begin expressions, which Istio passes on unseen.
    const isJudged = suite !== '' && suite !== 'ALL' && /^[\p{L}\p{N}]/u.test(suite);
    if (isJudged && !cipherSuites.has(suite)) warn(findings, [...path, 'cipherSuites', i], 'V-GW-23', { value: suite });
    else if (seen.has(suite)) warn(findings, [...path, 'cipherSuites', i], 'V-GW-24', { value: suite });
    else seen.add(suite);
  });
}

/** The fields that name certificates, and whether each is set. */
function certificateFields(tls: ServerTlsSettings): readonly (readonly [keyof ServerTlsSettings, boolean])[] {
  return [
    ['serverCertificate', (tls.serverCertificate ?? '') !== ''],
    ['privateKey', (tls.privateKey ?? '') !== ''],
    ['caCertificates', (tls.caCertificates ?? '') !== ''],
    ['tlsCertificates', (tls.tlsCertificates ?? []).length > 0],
    ['credentialName', (tls.credentialName ?? '') !== ''],
    ['credentialNames', (tls.credentialNames ?? []).length > 0],
  ];
}

/** V-GW-25. */
function refuseOwnCertificates(findings: Findings, path: Path, tls: ServerTlsSettings): void {
  for (const [field, isSet] of certificateFields(tls)) {
    if (isSet) refuse(findings, [...path, field], 'V-GW-25', { value: field });
  }
}

/** V-GW-27. The schema looks whether the keys are there, the webhook whether they say something. */
function admitSources(findings: Findings, path: Path, tls: ServerTlsSettings): void {
  const { credentialName, credentialNames, tlsCertificates, serverCertificate = '', privateKey = '' } = tls;
  const breaksSchema = credentialNames !== undefined && (credentialName !== undefined || tlsCertificates !== undefined);
  const sources = [
    serverCertificate !== '' && privateKey !== '',
    (credentialName ?? '') !== '',
    (credentialNames ?? []).length > 0,
    (tlsCertificates ?? []).length > 0,
  ].filter(Boolean);
  const breaksWebhook = sources.length > 1 && tls.mode !== 'ISTIO_MUTUAL';
  if (breaksSchema || breaksWebhook) refuse(findings, path, 'V-GW-27');
}

/** V-GW-26, V-GW-33. */
function admitPassthrough(findings: Findings, path: Path, tls: ServerTlsSettings): void {
  const caCrl = (tls.caCrl ?? '') !== '';
  const fields: readonly (readonly [keyof ServerTlsSettings, boolean])[] = [
    ['caCrl', caCrl],
    ...certificateFields(tls),
  ];
  for (const [field, isSet] of fields) {
    if (isSet) warn(findings, [...path, field], 'V-GW-26', { value: field, mode: tls.mode });
  }
  if (caCrl && (tls.credentialName ?? '') !== '') refuse(findings, [...path, 'caCrl'], 'V-GW-33');
}

/** V-GW-28 to V-GW-30, V-GW-32. With a credential the webhook asks for nothing more. */
function admitTermination(findings: Findings, path: Path, tls: ServerTlsSettings): void {
  const { mode, credentialName = '', credentialNames = [], tlsCertificates = [], caCertificates = '' } = tls;
  const hasCrl = (tls.caCrl ?? '') !== '';
  if (credentialName !== '' || credentialNames.length > 0) {
    if (hasCrl && credentialName !== '') {
      report(findings, [...path, 'caCrl'], { code: 'V-GW-33', severity: 'warning' });
    }
    return;
  }
  const values = { mode };
  if (mode !== 'SIMPLE' && caCertificates === '') refuse(findings, [...path, 'caCertificates'], 'V-GW-30', values);
  const certificates = tlsCertificates.length > 0 ? tlsCertificates : [tls];
  certificates.forEach((certificate, i) => {
    const at = tlsCertificates.length > 0 ? [...path, 'tlsCertificates', i] : path;
    if ((certificate.serverCertificate ?? '') === '') refuse(findings, [...at, 'serverCertificate'], 'V-GW-28', values);
    if ((certificate.privateKey ?? '') === '') refuse(findings, [...at, 'privateKey'], 'V-GW-29', values);
  });
  if (hasCrl && mode === 'SIMPLE') refuse(findings, [...path, 'caCrl'], 'V-GW-32');
}
