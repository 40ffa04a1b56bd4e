import { numberAnswer, textAnswer } from '../answers';
import type { Answers, OptionProblem, ProjectKind } from '../ProjectKind';
import { sharedContent } from '../sharedContent';

/** Drivers of databases that are reached without Java, by their group in Maven. */
const WITHOUT_JAVA: Readonly<Record<string, string>> = {
  'org.postgresql': 'PostgreSQL',
};

/** A job on a schedule that asks a model service for many rows. */
export const batchScoring: ProjectKind = {
  template: 'batch-scoring',

  problems(answers) {
    return [
      ...serviceProblems(answers),
      ...driverProblems(answers),
      ...folderProblems(answers),
      ...tableProblems(answers),
    ];
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
        source: sourceOf(answers),
        driver: driverOf(answers),
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

function sourceOf(answers: Answers): string {
  return textAnswer(answers, 'source') || 'sql';
}

/** Where Maven has the driver: `group:artifact:version`. */
function driverOf(answers: Answers) {
  const [group = '', artifact = '', version = ''] = textAnswer(
    answers,
    'driver',
  ).split(':');
  return { group, artifact, version };
}

function serviceProblems(answers: Answers): OptionProblem[] {
  return /\/v2\/models\//.test(textAnswer(answers, 'serviceUrl'))
    ? [
        {
          fields: ['serviceUrl'],
          reason:
            'The job asks by protocol v1, and this address is one of v2: name that of v1, which ends in :predict',
        },
      ]
    : [];
}

function driverProblems(answers: Answers): OptionProblem[] {
  if (sourceOf(answers) !== 'jdbc') {
    return [];
  }
  const { group, version } = driverOf(answers);
  const database = Object.hasOwn(WITHOUT_JAVA, group)
    ? WITHOUT_JAVA[group]
    : undefined;
  return [
    ...(database
      ? [
          {
            fields: ['source', 'driver'],
            reason: `${database} is reached without Java, in a smaller image: choose it as where the rows are`,
          },
        ]
      : []),
    ...(/SNAPSHOT$|^(LATEST|RELEASE)$/i.test(version)
      ? [
          {
            fields: ['driver'],
            reason: `${version} is another driver every time that the image is built: name a version that was released`,
          },
        ]
      : []),
  ];
}

function folderProblems(answers: Answers): OptionProblem[] {
  return sourceOf(answers) === 'objects' &&
    textAnswer(answers, 'input') === textAnswer(answers, 'output')
    ? [
        {
          fields: ['output', 'input'],
          reason:
            'The scores would be read as rows the next time: write them to another folder',
        },
      ]
    : [];
}

/** Nothing but a SELECT of the same table alone: in a join, it is the one not to score again. */
function tableProblems(answers: Answers): OptionProblem[] {
  const [, table] =
    /^\s*select\s.+\sfrom\s+([\w.]+)\s*(?:where\s.*)?$/is.exec(
      textAnswer(answers, 'query'),
    ) ?? [];
  const target = textAnswer(answers, 'target');
  return sourceOf(answers) !== 'objects' &&
    target !== '' &&
    table?.toLowerCase() === target.toLowerCase()
    ? [
        {
          fields: ['target', 'query'],
          reason: `Scores would replace the rows of ${target} that they are of: write them to a table of their own`,
        },
      ]
    : [];
}
