import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { DAY_MS, YEAR_MS } from '../../kernel/time/units.ts';

/** A certificate and its private key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** How long a generated certificate is valid, and how long before its end another one is generated. */
const VALID_MS = 5 * YEAR_MS;
const RENEWED_MS = 30 * DAY_MS;

const CERT_FILE = 'tls-certificate.pem';
const KEY_FILE = 'tls-key.pem';

export interface CertificateOptions {
  /** The files of a certificate and its key; undefined to generate one. */
  readonly given: { readonly cert_path: string; readonly key_path: string } | undefined;
  /** Where a generated one is kept. */
  readonly folder: string;
  /** The names and addresses that a generated one is for. */
  readonly hosts: readonly string[];
  readonly now_ms: number;
}

/**
 * Reads the certificate for TLS. Without files of their own, one signed by itself is generated and kept, so
 * that clients which were told to trust it go on to do so.
 *
 * @throws if a file cannot be read or written
 */
export async function readCertificate(options: CertificateOptions): Promise<Certificate> {
  const { given, folder, hosts, now_ms } = options;
  if (given) {
    return {
      cert: readFileSync(given.cert_path, 'utf8'),
      key: readFileSync(given.key_path, 'utf8'),
    };
  }
  const cert_path = join(folder, CERT_FILE);
  const key_path = join(folder, KEY_FILE);
  if (existsSync(cert_path) && existsSync(key_path)) {
    const kept = { cert: readFileSync(cert_path, 'utf8'), key: readFileSync(key_path, 'utf8') };
    if (serves(kept, hosts, now_ms)) return kept;
  }
  const made = await make(hosts, now_ms);
  writeFileSync(key_path, made.key, { mode: 0o600 });
  writeFileSync(cert_path, made.cert);
  return made;
}

/** Returns the file that clients have to trust. */
export const certificatePath = ({ given, folder }: CertificateOptions): string =>
  given?.cert_path ?? join(folder, CERT_FILE);

/** Returns whether a certificate is valid for long enough, and for every host. */
function serves({ cert }: Certificate, hosts: readonly string[], now_ms: number): boolean {
  const { validTo, checkHost, checkIP } = new X509Certificate(cert);
  if (Date.parse(validTo) < now_ms + RENEWED_MS) return false;
  const certificate = new X509Certificate(cert);
  return hosts.every(
    (host) => (isIP(host) ? checkIP : checkHost).call(certificate, host) !== undefined,
  );
}

async function make(hosts: readonly string[], now_ms: number): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'FinAlly' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now_ms - DAY_MS),
    notAfterDate: new Date(now_ms + VALID_MS),
    extensions: [
      // Clients trust it as the authority that signed it.
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: hosts.map((host) =>
          isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
        ),
      },
    ],
  });
  return { cert, key };
}
