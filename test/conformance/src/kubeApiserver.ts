import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ApiClient,
  CertificateAuthority,
  qualifiedName,
} from '@modeldeck/simulated-cluster';
import type { ApiServerHandle } from './ApiServerHandle';
import { BesideProcess } from './BesideProcess';
import { compactEtcd } from './compactEtcd';
import { installDefinitions } from './installDefinitions';

const PATIENCE_MS = 90_000;
const ASK_EVERY_MS = 200;
const LAST_LINES = 20;

/**
 * A real etcd and kube-apiserver from a folder laid out as envtest does it, in a folder of their
 * own that goes with them. Flags as of Kubernetes 1.30
 * (kubernetes-sigs/controller-runtime: pkg/internal/testing/controlplane).
 */
export async function startKubeApiserver(
  assets: string,
): Promise<ApiServerHandle> {
  const folder = mkdtempSync(join(tmpdir(), 'modeldeck-apiserver-'));
  const processes: BesideProcess[] = [];
  const stop = async () => {
    // The API server first: without etcd it would wait for it.
    for (const started of processes.reverse()) {
      await started.stop();
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const etcd = await startEtcd(assets, folder);
    processes.push(etcd.process);
    const address = await startApiserver(assets, folder, etcd.url, processes);
    const given = await installDefinitions(address);
    return {
      name: 'kube-apiserver',
      ...address,
      compact: () => compactEtcd(etcd.url),
      knowsSchemaOf: resource =>
        !resource.custom || given.has(qualifiedName(resource)),
      printsColumns: definition => given.has(definition),
      // Role-based access gives nobody anything.
      withoutRights: () => () => undefined,
      stop,
    };
  } catch (error) {
    const said = processes.flatMap(started => started.lastLines(LAST_LINES));
    await stop();
    // Not in the error, which is repeated for every test that needed the server.
    process.stderr.write(`${said.slice(-LAST_LINES).join('\n')}\n`);
    throw error;
  }
}

async function startEtcd(
  assets: string,
  folder: string,
): Promise<{ process: BesideProcess; url: string }> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const peers = `http://127.0.0.1:${await freePort()}`;
  const process = new BesideProcess(join(assets, 'etcd'), [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
    '--unsafe-no-fsync',
    '--log-level=warn',
  ]);
  return { process, url };
}

async function startApiserver(
  assets: string,
  folder: string,
  etcd: string,
  processes: BesideProcess[],
) {
  const port = await freePort();
  const token = randomUUID();
  const files = await writeFiles(folder, token);
  const process = new BesideProcess(join(assets, 'kube-apiserver'), [
    `--etcd-servers=${etcd}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${files.certificates}`,
    `--tls-cert-file=${files.certificate}`,
    `--tls-private-key-file=${files.key}`,
    `--token-auth-file=${files.tokens}`,
    '--authorization-mode=RBAC',
    '--service-account-issuer=https://localhost',
    `--service-account-key-file=${files.accountKey}`,
    `--service-account-signing-key-file=${files.accountKey}`,
    '--service-cluster-ip-range=10.0.0.0/24',
    // Without its controller no namespace ever gets the account that pods would need.
    '--disable-admission-plugins=ServiceAccount',
    '--allow-privileged=true',
  ]);
  processes.push(process);
  const address = {
    url: `https://127.0.0.1:${port}`,
    certificateAuthority: files.certificateAuthority,
    token,
  };
  await becomesReady(address, process);
  return address;
}

async function writeFiles(folder: string, token: string) {
  const authority = await CertificateAuthority.create('conformance');
  const serving = await authority.server();
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const write = (name: string, content: string) => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates);
  return {
    certificates,
    certificateAuthority: authority.certificate,
    certificate: write('serving.crt', serving.certificate),
    key: write('serving.key', serving.key),
    accountKey: write('accounts.key', privateKey),
    tokens: write('tokens.csv', `${token},dev,dev,"system:masters"\n`),
  };
}

async function becomesReady(
  address: Pick<ApiServerHandle, 'url' | 'certificateAuthority' | 'token'>,
  process: BesideProcess,
): Promise<void> {
  const client = new ApiClient(address);
  const deadline = Date.now() + PATIENCE_MS;
  try {
    while (!process.ended) {
      const answer = await client.call('/readyz').catch(() => undefined);
      if (answer?.status === 200) {
        return;
      }
      if (Date.now() > deadline) {
        throw new Error(`kube-apiserver is not ready after ${PATIENCE_MS} ms`);
      }
      await delay(ASK_EVERY_MS);
    }
    throw new Error('kube-apiserver has ended');
  } finally {
    client.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
