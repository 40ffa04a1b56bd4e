import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatedCluster } from '@modeldeck/simulated-cluster';
import { eventually } from './eventually';

/** A pod that is scraped through a simulated API server. */
export interface ScrapedPod {
  namespace: string;
  pod: string;
  /** 8080 if not given */
  port?: number;
}

export interface RealPrometheus {
  url: string;
  stop(): Promise<void>;
}

/** undefined: it is not installed; `apt-get install prometheus` does that */
export function prometheusBinary(): string | undefined {
  const binary = process.env.PROMETHEUS ?? 'prometheus';
  return spawnSync(binary, ['--version']).status === 0 ? binary : undefined;
}

/** Starts a Prometheus that scrapes these pods every second. */
export async function startPrometheus(
  binary: string,
  cluster: SimulatedCluster,
  pods: readonly ScrapedPod[],
): Promise<RealPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  const port = await freePort();
  await writeFile(join(folder, 'ca.pem'), cluster.certificateAuthority);
  await writeFile(
    join(folder, 'prometheus.yml'),
    // Its YAML is JSON as well.
    JSON.stringify({
      global: { scrape_interval: '1s', scrape_timeout: '1s' },
      scrape_configs: pods.map(pod => scrapeConfig(cluster, folder, pod)),
    }),
  );
  const child = spawn(
    binary,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    return answer?.ok === true;
  });
  return {
    url,
    async stop() {
      await ended(child);
      await rm(folder, { recursive: true });
    },
  };
}

function scrapeConfig(
  cluster: SimulatedCluster,
  folder: string,
  { namespace, pod, port = 8080 }: ScrapedPod,
) {
  return {
    job_name: pod,
    scheme: 'https',
    metrics_path: `/api/v1/namespaces/${namespace}/pods/${pod}:${port}/proxy/metrics`,
    authorization: { credentials: cluster.token() },
    tls_config: { ca_file: join(folder, 'ca.pem') },
    static_configs: [
      {
        targets: [new URL(cluster.url).host],
        labels: { namespace, pod },
      },
    ],
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = new Promise(resolve => {
    child.once('exit', resolve);
  });
  child.kill();
  await exit;
}
