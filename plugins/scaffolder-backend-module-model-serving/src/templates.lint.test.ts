import {
  catalogProblems,
  documentProblems,
  readmeProblems,
} from './__testUtils__/lint/documents';
import { dockerfileProblems } from './__testUtils__/lint/dockerfile';
import { workflowProblems } from './__testUtils__/lint/githubWorkflow';
import { gitlabProblems } from './__testUtils__/lint/gitlabPipeline';
import { jenkinsfileProblems } from './__testUtils__/lint/jenkinsfile';
import type { ProjectTexts } from './__testUtils__/lint/Lint';
import { manifestProblems } from './__testUtils__/lint/manifests';
import {
  isHere,
  programProblems,
  PROGRAMS,
} from './__testUtils__/lint/programs';
import { tektonProblems } from './__testUtils__/lint/tekton';
import { companyCases } from './__testUtils__/cases/companyCases';
import { COMPANY } from './__testUtils__/madeProject';
import { renderCase } from './__testUtils__/renderCase';
import { TEMPLATE_CASES } from './__testUtils__/templateCases';

/** Every project, held against the linters of each of its files. */

// Programs are started, on machines that may be busy.
jest.setTimeout(60_000);

const LINTS = {
  'a Dockerfile': dockerfileProblems,
  "GitHub's workflows": workflowProblems,
  "GitLab's pipeline": gitlabProblems,
  "Tekton's pipeline": tektonProblems,
  'a Jenkinsfile': jenkinsfileProblems,
  'manifests of operators': manifestProblems,
  'pages and links': documentProblems,
  'what is here': readmeProblems,
  'the catalogue': catalogProblems,
};

const here = PROGRAMS.filter(isHere);

beforeAll(() => {
  for (const { name } of PROGRAMS.filter(program => !here.includes(program))) {
    process.stdout.write(`${name} is not here: it reads nothing\n`);
  }
});

/** As they are, and by what a company has configured: in each pipeline, with credentials and quotas. */
const PROJECTS = [
  ...TEMPLATE_CASES.map(one => ({ ...one, settings: undefined })),
  ...[...TEMPLATE_CASES, ...companyCases].map(({ name, ...one }) => ({
    ...one,
    name: `${name}, in a company`,
    settings: COMPANY,
  })),
];

describe.each(PROJECTS)('$template: $name', ({ settings, ...one }) => {
  let files: ProjectTexts;

  beforeAll(async () => {
    files = await renderCase(one, { settings });
  });

  it.each(Object.entries(LINTS))('has nothing wrong in %s', async (_, lint) => {
    expect(await lint(files)).toEqual([]);
  });

  it.each(PROGRAMS)('is read by $name without a word', program => {
    const said = here.includes(program) ? programProblems(program, files) : [];
    expect(said).toEqual([]);
  });
});
