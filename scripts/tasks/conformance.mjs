import { BACKSTAGE_CLI, runNode } from '../process.mjs';

/**
 * What an API server must do for Modeldeck: on the simulation, and on a real kube-apiserver when
 * KUBEBUILDER_ASSETS names a folder that holds one and etcd.
 */
export function run() {
  return runNode([
    BACKSTAGE_CLI,
    'repo',
    'test',
    '--watchAll=false',
    'test/conformance',
  ]);
}
