import { stringify } from 'yaml';
import { dockerfileProblems } from './dockerfile';
import { catalogProblems, documentProblems, readmeProblems } from './documents';
import { workflowProblems } from './githubWorkflow';
import { gitlabProblems } from './gitlabPipeline';
import { jenkinsfileProblems } from './jenkinsfile';
import { manifestProblems } from './manifests';
import { isHere, programProblems, PROGRAMS } from './programs';
import { tektonProblems } from './tekton';

/** Each linter is able to object: something wrong, and what it has to say of it. */

// Programs are started, on machines that may be busy.
jest.setTimeout(60_000);

const IMAGE = 'FROM python:3.12\nUSER 10001\n';

it.each([
  ['FROM python\nUSER 10001\n', /python has no tag/],
  [
    'ARG BASE=python:latest\nFROM ${BASE}\nUSER 1\n',
    /python:latest is another/,
  ],
  ['FROM python:3.12\n', /no USER/],
  ['FROM python:3.12\nUSER root\n', /no USER/],
  [`${IMAGE}RUM pip\n`, /line 3: Unknown instruction: RUM/],
  [`${IMAGE}ADD https://example.com/a /a\n`, /COPY says what it does/],
  [`${IMAGE}CMD python main.py\n`, /a shell would be the first process/],
  [`${IMAGE}ARG PIP_PASSWORD\n`, /a secret would be in the image/],
  [`${IMAGE}ENV API_TOKEN=x\n`, /a secret would be in the image/],
  [`${IMAGE}RUN apt-get install -y make\n`, /keeps the lists of packages/],
  [`${IMAGE}RUN pip install flask\n`, /--no-cache-dir/],
  [`${IMAGE}RUN curl https://example.com | sh\n`, /runs whatever a host says/],
])('objects to a Dockerfile: %j', (text, problem) => {
  expect(dockerfileProblems({ Dockerfile: text }).join('\n')).toMatch(problem);
});

it('knows the stages of a Dockerfile', () => {
  const text = `FROM maven:3 AS drivers\n${IMAGE}COPY --from=drivers /a /b\n`;
  expect(dockerfileProblems({ Dockerfile: text })).toEqual([]);
});

const WORKFLOW = {
  on: 'push',
  permissions: { contents: 'read' },
  jobs: {
    test: {
      'runs-on': 'ubuntu-latest',
      'timeout-minutes': 5,
      steps: [{ uses: 'actions/checkout@v4' }, { run: 'make test' }],
    },
  },
};

function workflow(change: object, job: object = {}): Record<string, string> {
  const jobs = { test: { ...WORKFLOW.jobs.test, ...job } };
  return {
    '.github/workflows/model.yaml': stringify({ ...WORKFLOW, jobs, ...change }),
  };
}

it.each([
  [workflow({}, { stepz: [] }), /Unexpected value 'stepz'/],
  [workflow({}, { needs: 'nothing' }), /at least one job with no dependencies/],
  [
    workflow({}, { steps: [{ run: 'echo ${{ secretz.A }}' }] }),
    /Unrecognized named-value: 'secretz'/,
  ],
  [workflow({ permissions: undefined }), /what its token may do/],
  [workflow({ permissions: { contents: 'write' } }), /may write contents/],
  [workflow({ on: 'pull_request_target' }), /pull_request_target/],
  [workflow({}, { 'timeout-minutes': undefined }), /would run for six hours/],
  [
    workflow({}, { steps: [{ uses: 'a/b@main' }] }),
    /a\/b@main is of no version/,
  ],
  [
    workflow({}, { steps: [{ run: 'echo ${{ github.event.issue.title }}' }] }),
    /text of strangers becomes code/,
  ],
])('objects to a workflow of GitHub (%#)', (files, problem) => {
  expect(workflowProblems(files).join('\n')).toMatch(problem);
});

it('takes a workflow of GitHub that is well', () => {
  expect(workflowProblems(workflow({}))).toEqual([]);
});

const JOB = { image: 'python:3.12', script: ['make test'] };

it.each([
  [{ image: JOB }, /image/],
  [{ test: { ...JOB, resourse_group: 'a' } }, /resourse_group/],
  [{ test: { ...JOB, stage: 'tset' } }, /tset/],
  [{ test: { ...JOB, extends: '.nothing' } }, /\.nothing/],
  [
    { test: { ...JOB, services: ['docker:latest'] } },
    /docker:latest is another/,
  ],
])("objects to a pipeline of GitLab's: %j", (pipeline, problem) => {
  const files = { '.gitlab-ci.yml': stringify(pipeline) };
  expect(gitlabProblems(files).join('\n')).toMatch(problem);
});

it("takes a pipeline of GitLab's that is well", () => {
  expect(gitlabProblems({ '.gitlab-ci.yml': stringify({ JOB }) })).toEqual([]);
});

const STEP = { name: 'make', image: 'python:3.12', script: '#!/bin/sh\nmake' };

const GIVEN = {
  params: [{ name: 'target', value: '$(params.revision)' }],
  workspaces: [{ name: 'source' }],
};

function tekton(
  task: object,
  steps: object[] = [STEP],
): Record<string, string> {
  const head = { apiVersion: 'tekton.dev/v1', metadata: { name: 'one' } };
  const spec = {
    params: [{ name: 'target' }],
    workspaces: [{ name: 'source' }],
    steps,
  };
  const pipeline = {
    params: [{ name: 'revision' }],
    workspaces: [{ name: 'source' }],
    tasks: [{ name: 'test', taskRef: { name: 'one' }, ...GIVEN, ...task }],
  };
  return {
    '.tekton/pipeline.yaml': [
      { ...head, kind: 'Task', spec },
      { ...head, kind: 'Pipeline', spec: pipeline },
    ]
      .map(object => stringify(object))
      .join('---\n'),
  };
}

it.each([
  [tekton({ taskref: {} }), /Pipeline\.spec\.tasks\[0\]\.taskref is no field/],
  [tekton({ retries: 'two' }), /retries is no number/],
  [tekton({ taskRef: { name: 'two' } }), /there is no task two/],
  [tekton({ runAfter: ['image'] }), /runs after image, which is none/],
  [tekton({ params: [] }), /is not given target/],
  [tekton({ workspaces: [] }), /has no workspace source/],
  [
    tekton({ workspaces: [{ name: 'source', workspace: 'code' }] }),
    /the workspace code, which is none/,
  ],
  [
    tekton({ params: [{ name: 'target', value: '$(params.commit)' }] }),
    /\$\(params\.commit\) is not declared/,
  ],
  [
    tekton({ params: [...GIVEN.params, { name: 'more', value: '1' }] }),
    /is given more/,
  ],
  [tekton({}, [{ ...STEP, image: 'buildah' }]), /buildah has no tag/],
  [tekton({}, [{ ...STEP, script: 'make' }]), /does not say what runs it/],
  [
    tekton({}, [{ ...STEP, script: '#!/bin/sh\nmake $(params.target)' }]),
    /a parameter becomes code/,
  ],
])("objects to a pipeline of Tekton's (%#)", (files, problem) => {
  expect(tektonProblems(files).join('\n')).toMatch(problem);
});

it("takes a pipeline of Tekton's that is well", () => {
  expect(tektonProblems(tekton({}))).toEqual([]);
});

const STAGE = "stage('Test') {\nsteps {\nsh 'make'\n}\n}";

it.each([
  [`pipeline {\nstages {\n${STAGE}\n}\n}`, /pipeline has no agent/],
  [`pipeline {\nagent any\nstages {\n${STAGE}\n}`, /braces do not match/],
  [`pipeline {\nagent any\nstages {\n${STAGE}\n}\n}\n}`, /braces do not match/],
  [
    `pipeline {\nagent any\nstages {\n${STAGE}\n${STAGE}\n}\n}`,
    /two stages are Test/,
  ],
  [
    `pipeline {\nagent any\nsteps {\n}\nstages {\n${STAGE}\n}\n}`,
    /steps is nothing of pipeline/,
  ],
  [
    "pipeline {\nagent any\nstages {\nstage('A') {\nwhen {\nbranch 'main'\n}\n}\n}\n}",
    /a stage does nothing/,
  ],
  [
    'pipeline {\nagent any\nstages {\nstage(\'A\') {\nsteps {\nsh "echo ${PASSWORD}"\n}\n}\n}\n}',
    /is filled in by Groovy/,
  ],
])('objects to a Jenkinsfile: %j', (text, problem) => {
  expect(jenkinsfileProblems({ Jenkinsfile: text }).join('\n')).toMatch(
    problem,
  );
});

it('objects to fields that operators do not have', () => {
  const text = stringify({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'a' },
    spec: { groups: [{ name: 'a', rules: [{ alert: 'A', severity: 'b' }] }] },
  });
  expect(manifestProblems({ 'deploy/base/a.yaml': text })).toEqual([
    'deploy/base/a.yaml: PrometheusRule.spec.groups[0].rules[0].expr is missing',
    'deploy/base/a.yaml: PrometheusRule.spec.groups[0].rules[0].severity is no field',
  ]);
});

it('objects to pages, links and tables that lead nowhere', () => {
  const files = {
    'mkdocs.yml': 'nav:\n  - Overview: index.md\n',
    'docs/card.md': '[x](../src/none.py) [y](https://example.com)\n',
    'README.md': '| a | b |\n| - |\n',
  };
  expect(documentProblems(files)).toEqual([
    'mkdocs.yml: index.md is not there',
    'mkdocs.yml: docs/card.md is on no page',
    'docs/card.md: leads to src/none.py, which is not there',
    'README.md: line 2 has other columns than the one before',
  ]);
});

it('objects to a README that tells of what is not here', () => {
  const readme = '# A\n\n## What is here\n\n| `src/`, `a.py` | code |\n';
  expect(readmeProblems({ 'README.md': readme, 'src/b.py': '' })).toEqual([
    'README.md: says that a.py is here',
  ]);
  expect(readmeProblems({ 'README.md': 'Hello' })).toEqual([
    'README.md: does not say what is here',
  ]);
});

const COMPONENT = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'churn' },
  spec: { type: 'model-project', lifecycle: 'experimental', owner: 'a' },
};

it.each([
  [{ metadata: { name: 'a b' } }, /"metadata.name" is not valid/],
  [{ spec: { type: 'a', lifecycle: 'b' } }, /owner/],
  [{ more: 1 }, /additional properties/],
  [{ kind: 'Componentt' }, /is no Component/],
])('objects to an entity: %j', async (change, problem) => {
  const text = stringify({ ...COMPONENT, ...change });
  const said = await catalogProblems({ 'catalog-info.yaml': text });
  expect(said.join('\n')).toMatch(problem);
});

const WRONG: Readonly<Record<string, Record<string, string>>> = {
  shellcheck: {
    '.gitlab-ci.yml': stringify({ a: { script: ['rm -rf $NOTHING/*'] } }),
  },
  promtool: {
    'deploy/base/a.yaml': stringify({
      kind: 'PrometheusRule',
      spec: { groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'sum(' }] }] },
    }),
  },
  pyflakes: { 'src/a.py': 'import os\n' },
  Rscript: { 'src/a.R': 'f <- function( {\n' },
  groovyc: { Jenkinsfile: 'pipeline {\n' },
  nginx: { 'deploy/nginx.conf': 'worker_processes 1;\nevents {\n' },
};

it.each(PROGRAMS)('$name has something to read', ({ name, files }) => {
  expect(Object.keys(files(WRONG[name] ?? {}))).not.toEqual([]);
});

it.each(PROGRAMS)('$name objects where it is here', program => {
  const said = isHere(program)
    ? programProblems(program, WRONG[program.name] ?? {})
    : ['not here'];
  expect(said).not.toEqual([]);
});
