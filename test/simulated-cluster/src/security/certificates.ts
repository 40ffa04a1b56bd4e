import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';

const ALGORITHM = {
  name: 'ECDSA',
  namedCurve: 'P-256',
  hash: 'SHA-256',
} as const;
const DAY = 24 * 60 * 60 * 1000;

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  certificate: string;
  key: string;
}

/** Signs the server's and the clients' certificates of one simulated cluster. */
export class CertificateAuthority {
  private constructor(
    private readonly root: X509Certificate,
    private readonly keys: webcrypto.CryptoKeyPair,
  ) {}

  static async create(name: string): Promise<CertificateAuthority> {
    cryptoProvider.set(webcrypto as Crypto);
    const keys = await generateKeys();
    const root = await X509CertificateGenerator.createSelfSigned({
      serialNumber: '01',
      name: `CN=${name}-ca`,
      ...validity(),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(
          KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature,
          true,
        ),
      ],
    });
    return new CertificateAuthority(root, keys);
  }

  get certificate(): string {
    return this.root.toString('pem');
  }

  server(): Promise<KeyPair> {
    return this.issue('CN=kube-apiserver', '1.3.6.1.5.5.7.3.1', [
      new SubjectAlternativeNameExtension([
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: 'localhost' },
      ]),
    ]);
  }

  /** As Kubernetes reads it: the common name is the user, the organisations are the groups. */
  client(user: string, groups: readonly string[]): Promise<KeyPair> {
    const organisations = groups.map(group => ({ O: [group] }));
    return this.issue([{ CN: [user] }, ...organisations], '1.3.6.1.5.5.7.3.2');
  }

  private async issue(
    subject: string | Array<Record<string, string[]>>,
    usage: string,
    extensions: SubjectAlternativeNameExtension[] = [],
  ): Promise<KeyPair> {
    const keys = await generateKeys();
    const certificate = await X509CertificateGenerator.create({
      subject,
      issuer: this.root.subject,
      ...validity(),
      publicKey: keys.publicKey,
      signingKey: this.keys.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([usage]),
        ...extensions,
      ],
    });
    const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    return {
      certificate: certificate.toString('pem'),
      key: PemConverter.encode(key, 'PRIVATE KEY'),
    };
  }
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

/** Real time on purpose: TLS checks it, whatever clock the cluster's objects live by. */
function validity(): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return {
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + 365 * DAY),
  };
}
