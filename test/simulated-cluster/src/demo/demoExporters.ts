import type { Manifest } from '../json/KubeObject';
import { GPU_TOLERATIONS } from './demoNodes';

const NAME = 'nvidia-dcgm-exporter';

/** A DCGM exporter on every NVIDIA node, as the GPU operator installs it. */
export const demoExporters: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: NAME, namespace: 'gpu-operator', labels: { app: NAME } },
  spec: {
    selector: { matchLabels: { app: NAME } },
    template: {
      metadata: { labels: { app: NAME } },
      spec: {
        nodeSelector: { 'nvidia.com/gpu.deploy.dcgm-exporter': 'true' },
        tolerations: GPU_TOLERATIONS,
        containers: [
          {
            name: NAME,
            image: 'nvcr.io/nvidia/k8s/dcgm-exporter:4.4.1-4.6.0-distroless',
            env: [
              { name: 'DCGM_EXPORTER_LISTEN', value: ':9400' },
              { name: 'DCGM_EXPORTER_KUBERNETES', value: 'true' },
            ],
            ports: [{ name: 'metrics', containerPort: 9400 }],
          },
        ],
      },
    },
  },
};
