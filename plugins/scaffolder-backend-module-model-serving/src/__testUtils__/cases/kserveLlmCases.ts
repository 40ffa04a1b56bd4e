import { HOSTILE } from '../hostileText';
import type { TemplateCase } from '../TemplateCase';

const LLM = {
  name: 'chat',
  owner: 'group:default/assist',
  namespace: 'assist',
  storageUri: 'hf://example-org/chat-8b',
};

export const kserveLlmCases: readonly TemplateCase[] = [
  { template: 'kserve-llm', name: 'defaults', answers: LLM },
  {
    template: 'kserve-llm',
    name: 'spread over accelerators with adapters, GitLab and Argo CD',
    answers: {
      ...LLM,
      title: 'Chat',
      system: 'assistant',
      servedName: 'example-org/chat',
      loraAdapters: 'legal=hf://example-org/legal, sql=s3://adapters/sql',
      maxLoraRank: 64,
      tensorParallelism: 4,
      pipelineParallelism: 2,
      pool: 'a100',
      contextLength: 32768,
      loadSeconds: 1800,
      minReplicas: 2,
      maxReplicas: 2,
      ci: 'gitlab',
      delivery: 'argocd',
      approval: true,
      latencyMilliseconds: 30000,
    },
  },
  {
    template: 'kserve-llm',
    name: 'the Hugging Face runtime, Tekton',
    answers: {
      ...LLM,
      runtime: 'HuggingFace',
      loraAdapters: 'legal=hf://example-org/legal',
      tensorParallelism: 2,
      maxReplicas: 4,
      ci: 'tekton',
      approval: true,
    },
  },
  {
    template: 'kserve-llm',
    name: 'the Hugging Face runtime on CPUs, Argo CD',
    answers: {
      ...LLM,
      runtime: 'HuggingFace',
      accelerator: 'none',
      delivery: 'argocd',
    },
  },
  {
    template: 'kserve-llm',
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...LLM,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      pipelineParallelism: 2,
      ci: 'jenkins',
    },
  },
];
