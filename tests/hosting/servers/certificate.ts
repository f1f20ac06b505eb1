// A certificate for lab.example and 127.0.0.1 that signs itself.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export function makeCertificate(folder: string): void {
  const subject = ['-subj', '/CN=lab.example', '-addext', 'subjectAltName=DNS:lab.example,IP:127.0.0.1'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, ...files], { stdio: 'pipe' });
}
