import { companyCases } from './__testUtils__/cases/companyCases';
import { madeProject, type MadeProject } from './__testUtils__/madeProject';
import { PROJECT_ITEMS } from './__testUtils__/projectItems';
import { TEMPLATE_CASES } from './__testUtils__/templateCases';

/** Every project arrives complete: what it has not, it has for no reason but one of these. */

const JOB = 'a job answers no requests';

/** Items by template that cannot be there, and why. */
const CANNOT_BE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'batch-scoring': {
    'time to load': 'a job is not waited for: it has a deadline',
    'scaling by a signal that fits': JOB,
    'disruption budget':
      'it would keep a node from being emptied for as long as a run lasts; a run that is ended goes on',
    'monitor that tells versions apart':
      'a job is gone before it is asked for numbers: what the cluster tells of jobs is looked at',
    'pool and tolerations': 'the model computes in its service, not in the job',
    'policy of canaries': JOB,
  },
  'training-pipeline': {
    'time to load': 'a job is not waited for: it has a deadline',
    'scaling by a signal that fits': JOB,
    'disruption budget':
      'it would keep a node from being emptied for as long as a run lasts',
    'monitor that tells versions apart':
      'a job is gone before it is asked for numbers: what the cluster tells of jobs is looked at',
    'pool and tolerations': 'src/training.py, as it comes, computes on CPUs',
    'policy of canaries': 'the service that it trains for has it',
  },
  'seldon-experiment': {
    'image from a base image that is configured':
      'Servers load code as they load models',
    'package repositories of one’s own':
      'Servers load code as they load models',
    'time to load':
      'a Server starts without models, and Seldon waits for each as it is configured to',
  },
  'kserve-llm': {
    'image from a base image that is configured':
      'KServe brings the image; there is no code beside the model',
    'package repositories of one’s own':
      'KServe brings the image; there is no code beside the model',
  },
  'r-service': {
    'pool and tolerations':
      'nearly all models of R compute on CPUs, and torch needs an image of another kind',
  },
};

const ITEMS = Object.keys(PROJECT_ITEMS);
const TEMPLATES = [...new Set(TEMPLATE_CASES.map(({ template }) => template))];

const made = new Map<string, MadeProject[]>();

beforeAll(async () => {
  for (const one of [...TEMPLATE_CASES, ...companyCases]) {
    const before = made.get(one.template) ?? [];
    made.set(one.template, [...before, await madeProject(one)]);
  }
}, 60_000);

describe.each(TEMPLATES)('a project of %s has', template => {
  const reasons = CANNOT_BE[template] ?? {};

  it.each(ITEMS.filter(item => !(item in reasons)))('%s', item => {
    const { wanted = () => true, missing } = PROJECT_ITEMS[item]!;
    const projects = (made.get(template) ?? []).filter(wanted);
    expect(projects).not.toEqual([]);
    expect(projects.flatMap(missing)).toEqual([]);
  });
});

it('gives reasons for items and templates that there are', () => {
  expect(TEMPLATES).toEqual(expect.arrayContaining(Object.keys(CANNOT_BE)));
  for (const reasons of Object.values(CANNOT_BE)) {
    expect(ITEMS).toEqual(expect.arrayContaining(Object.keys(reasons)));
  }
});
