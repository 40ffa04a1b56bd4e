import { exited, startNode } from '../process.mjs';

const CLUSTER = ['--import', 'tsx', 'test/simulated-cluster/src/cli.ts'];

/** Where `npm start` and `npm run cluster` put the API server and its kubeconfig. */
export const KUBECONFIG = '.simulated/kubeconfig';
const DEFAULTS = ['--port', '16443', '--kubeconfig', KUBECONFIG];

export function startCluster(args = [], options = {}) {
  return startNode([...CLUSTER, ...DEFAULTS, ...args], options);
}

/** The simulated cluster alone. */
export function run(args) {
  const child = startCluster(args);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  return exited(child);
}
