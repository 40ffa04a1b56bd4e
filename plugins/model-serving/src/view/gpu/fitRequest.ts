import type { GpuFitRequest } from '@modeldeck/plugin-model-serving-common';

/** What is asked in the form "What fits?"; texts as they are typed, empty: not said. */
export interface FitQuestion {
  replicas: number;
  resource: string;
  perPod: number;
  product: string;
  pool: string;
  namespace: string;
  cpu?: number;
  memoryGiB?: number;
  anyTaint: boolean;
}

const GIB = 1024 ** 3;

/** The request of a question; undefined as long as it asks for nothing that could be told. */
export function fitRequest(question: FitQuestion): GpuFitRequest | undefined {
  const { replicas, resource, perPod, cpu, memoryGiB, anyTaint } = question;
  if (!(replicas >= 1) || !(perPod > 0) || resource === '') {
    return undefined;
  }
  const product = question.product.trim();
  const namespace = question.namespace.trim();
  return {
    replicas: Math.round(replicas),
    accelerators: [{ resource, count: perPod }],
    ...(product !== '' && { product }),
    ...(question.pool !== '' && { pool: question.pool }),
    ...(namespace !== '' && { namespace }),
    ...(cpu !== undefined && cpu > 0 && { cpu }),
    ...(memoryGiB !== undefined &&
      memoryGiB > 0 && { memoryBytes: Math.round(memoryGiB * GIB) }),
    ...(anyTaint && { tolerations: 'any' as const }),
  };
}
