import { numberAnswer, textAnswer } from '../answers';
import type { ProjectKind } from '../ProjectKind';
import { sharedContent } from '../sharedContent';

/** A job on a schedule that asks a model service for many rows. */
export const batchScoring: ProjectKind = {
  template: 'batch-scoring',

  problems() {
    return [];
  },

  content(answers, settings) {
    const { values, ...rest } = sharedContent(answers, settings, {
      kind: 'cronjob',
      deployFolder: 'deploy/base',
      canaries: false,
      hasImage: true,
      language: 'Python',
    });
    return {
      values: {
        ...values,
        job: true,
        source: textAnswer(answers, 'source') || 'sql',
        query: textAnswer(answers, 'query'),
        target: textAnswer(answers, 'target'),
        input: textAnswer(answers, 'input'),
        output: textAnswer(answers, 'output'),
        serviceUrl: textAnswer(answers, 'serviceUrl'),
        schedule: textAnswer(answers, 'schedule') || '0 2 * * *',
        timeZone: textAnswer(answers, 'timeZone') || 'Etc/UTC',
        batchSize: numberAnswer(answers, 'batchSize', 100),
        concurrency: numberAnswer(answers, 'concurrency', 2),
        deadlineMinutes: numberAnswer(answers, 'deadlineMinutes', 120),
        cpu: textAnswer(answers, 'cpu') || '1',
        memory: textAnswer(answers, 'memory') || '1Gi',
      },
      ...rest,
    };
  },
};
