import { at, everywhere, type MadeProject, ofKind } from './madeProject';
import { resourcesOf } from './madeProject';

/** Something that every project arrives with. */
export interface ProjectItem {
  /** whether what was answered asks for it; absent: it is always asked for */
  wanted?(project: MadeProject): boolean;
  /** what is missing; nothing where it is there */
  missing(project: MadeProject): string[];
}

function unless(holds: unknown, what: string): string[] {
  return holds ? [] : [what];
}

function hasImage({ files }: MadeProject): boolean {
  return files.Dockerfile !== undefined;
}

function pipelineApplies({ answers }: MadeProject): boolean {
  return answers.delivery !== 'argocd';
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function accelerates(project: MadeProject): boolean {
  return /"(nvidia\.com|amd\.com|habana\.ai)\//.test(
    text(resourcesOf(project)),
  );
}

/** Servers of Seldon Core 2 may be there already, and are nobody's project's then. */
function hasPods({ answers }: MadeProject): boolean {
  return answers.server !== 'shared';
}

function annotationsOf({ objects }: MadeProject): string {
  return text(everywhere(objects, 'annotations'));
}

function dockerfile({ files, settings, template }: MadeProject): string[] {
  const image = settings.baseImages[template === 'r-service' ? 'r' : 'python'];
  const lines = (files.Dockerfile ?? '').split('\n');
  return [
    ...unless(lines.includes(`ARG BASE=${image}`), `ARG BASE=${image}`),
    ...unless(lines.includes('FROM ${BASE}'), 'FROM ${BASE}'),
    ...unless(
      lines.some(line => /^USER [1-9]/.test(line)),
      'a user but root',
    ),
  ];
}

function packages({ files, settings, template, answers }: MadeProject) {
  const needed = [
    template === 'r-service' ? settings.packages.r : settings.packages.python,
    answers.source === 'jdbc' ? settings.packages.maven : undefined,
  ];
  const all = Object.values(files).join('\n');
  return [
    ...needed.flatMap(url =>
      url === undefined ? [] : unless(all.includes(url), url),
    ),
    ...unless(
      /id=packages_user.*id=packages_password/.test(files.Dockerfile ?? ''),
      'its credentials, as secrets of the build',
    ),
  ];
}

const PIPELINES: Readonly<Record<string, string>> = {
  github: '.github/workflows/model.yaml',
  gitlab: '.gitlab-ci.yml',
  jenkins: 'Jenkinsfile',
  tekton: '.tekton/pipeline.yaml',
};

function pipeline(project: MadeProject): string[] {
  const { files, answers } = project;
  const made = files[PIPELINES[String(answers.ci)] ?? ''] ?? '';
  const canaries = /^gate:/m.test(files.Makefile ?? '');
  const applies = pipelineApplies(project);
  const steps = [
    'test',
    ...(hasImage(project) ? ['image', 'scan', 'push'] : []),
    'check',
    ...(applies && canaries ? ['canary'] : []),
    ...(canaries ? ['gate'] : []),
    ...(applies ? [canaries ? 'promote' : 'deploy'] : []),
  ];
  return steps.filter(
    step =>
      !new RegExp(`make ${step}\\b|(name|value): ${step}$`, 'm').test(made),
  );
}

function delivery(project: MadeProject): string[] {
  const { files } = project;
  if (pipelineApplies(project)) {
    const scripts = Object.values(files).join('\n');
    return unless(/kubectl apply -f/.test(scripts), 'kubectl apply');
  }
  const [application] = ofKind(project, 'Application');
  const path = String(at(application, 'spec', 'source', 'path'));
  return unless(files[`${path}/kustomization.yaml`], `${path} of Argo CD`);
}

/** Twice the time to load, as the form has it, and what Knative waits for a revision. */
function probes(project: MadeProject): string[] {
  const needed = 2 * Number(project.answers.loadSeconds);
  const knative = /"progress-deadline":|progress-deadline":"(\d+)s/.exec(
    annotationsOf(project),
  );
  const probe = everywhere(project.objects, 'startupProbe').map(
    found =>
      Number(at(found, 'periodSeconds')) *
      Number(at(found, 'failureThreshold')),
  );
  const given = [...probe, ...(knative?.[1] ? [Number(knative[1])] : [])];
  return [
    ...unless(given.length, 'a startup probe or a deadline'),
    ...unless(
      given.every(seconds => seconds >= needed),
      `${needed} s to start`,
    ),
  ];
}

const SCALERS =
  /"kind":"(HorizontalPodAutoscaler|ScaledObject)"|"(scaleMetric|autoScaling|hpaSpec|kedaSpec|scaling)":|"kind":"Server".*"maxReplicas":/;
const BY_CPU =
  /"scaleMetric":"cpu"|"name":"cpu","(container|target)"|"kind":"HorizontalPodAutoscaler"/;

function scaling(project: MadeProject): string[] {
  const all = text(project.objects);
  return [
    ...unless(SCALERS.test(all), 'what scales it'),
    ...unless(
      !accelerates(project) || !BY_CPU.test(all),
      'a signal that says something of a model on an accelerator',
    ),
  ];
}

function disruption(project: MadeProject): string[] {
  const [budget] = ofKind(project, 'PodDisruptionBudget');
  const selector = at(budget, 'spec', 'selector');
  return [
    ...unless(/:/.test(text(selector ?? '')), 'pods that it is of'),
    ...unless(at(budget, 'spec', 'maxUnavailable') === 1, 'maxUnavailable: 1'),
  ];
}

function placement(project: MadeProject): string[] {
  const all = text(project.objects);
  const { settings, answers } = project;
  return resourcesOf(project)
    .filter(({ requests }) => /"[a-z]+\.(com|ai)\//.test(text(requests)))
    .flatMap(resources =>
      Object.entries(resources.requests as object).flatMap(
        ([resource, count]) =>
          unless(
            resource === 'cpu' || at(resources, 'limits', resource) === count,
            `as much ${resource} at most as at least`,
          ),
      ),
    )
    .concat(
      unless(all.includes('"tolerations":[{'), 'tolerations'),
      unless(
        !answers.pool ||
          all.includes(`"${settings.poolKey}":${text(answers.pool)}`),
        `the pool ${answers.pool}`,
      ),
    );
}

function queue(project: MadeProject): string[] {
  const { settings, answers, files, objects } = project;
  const queues = [
    settings.queues[String(answers.pool)],
    settings.queues.default,
  ];
  const found = queues.find(Boolean);
  return unless(
    everywhere(objects, 'kueue.x-k8s.io/queue-name').includes(found) ||
      files['src/pipeline.py']?.includes('kueue.x-k8s.io/queue-name'),
    `the queue ${found}`,
  );
}

function limits(project: MadeProject): string[] {
  return resourcesOf(project).flatMap(resources =>
    (['requests', 'limits'] as const).flatMap(side =>
      ['cpu', 'memory'].flatMap(resource =>
        unless(
          at(resources, side, resource),
          `${side} of ${resource}: ${text(resources)}`,
        ),
      ),
    ),
  );
}

function network(project: MadeProject): string[] {
  const { settings } = project;
  const [policy] = ofKind(project, 'NetworkPolicy');
  const types = text(at(policy, 'spec', 'policyTypes') ?? '');
  const egress = text(at(policy, 'spec', 'egress') ?? '');
  const leaves = !types.includes('Egress');
  const ingress = text(at(policy, 'spec', 'ingress') ?? '');
  // Nobody calls a job, and Servers of Seldon Core 2 are called by their own mesh only.
  const called =
    project.template === 'seldon-experiment' ? [] : settings.callers;
  const callers =
    ingress === '""' ? [] : [...called, settings.monitoringNamespace];
  return [
    ...unless(types.includes('Ingress'), 'who may call'),
    ...unless(
      callers.every(namespace => ingress.includes(text(namespace))),
      `${callers.join(' and ')}, and nobody else`,
    ),
    ...unless(
      callers.length < 2 || ingress.includes('istio-system'),
      'what carries their requests',
    ),
    ...unless(leaves || egress.includes('"port":53'), 'names'),
    ...unless(leaves || egress.includes('"port":443'), 'registries'),
    ...settings.modelSources.flatMap(({ namespace, port }) =>
      unless(
        leaves ||
          (egress.includes(text(namespace)) &&
            egress.includes(`"port":${port}`)),
        `${namespace}:${port}`,
      ),
    ),
  ];
}

/** A label that is another one for each version, or a metric that says so by itself. */
const BY_VERSION =
  /serving\.knative\.dev\/revision|modeldeck\.io\/model-version|app\.kubernetes\.io\/name|seldon-app/;

/** Seldon's agent on a Server counts by the model that answered. */
function countsModels(monitored: unknown): boolean {
  return /"seldon-server-name":/.test(text(at(monitored, 'spec', 'selector')));
}

function monitor(project: MadeProject): string[] {
  const [monitored] = ofKind(project, 'PodMonitor', 'ServiceMonitor');
  const selector = at(monitored, 'metadata', 'labels', 'release');
  const labels = text(at(monitored, 'spec', 'podTargetLabels') ?? '');
  return [
    ...unless(selector === 'prometheus', "the Prometheus' own label"),
    ...unless(
      BY_VERSION.test(labels) ||
        countsModels(monitored) ||
        !/^gate:/m.test(project.files.Makefile ?? ''),
      'what tells versions apart',
    ),
  ];
}

function rules(project: MadeProject): string[] {
  const alerts = ofKind(project, 'PrometheusRule')
    .flatMap(object => everywhere(object, 'rules'))
    .flat();
  return [
    ...unless(alerts.length, 'alerts'),
    ...alerts.flatMap(alert =>
      ['summary', 'next'].flatMap(part =>
        unless(
          at(alert, 'annotations', part),
          `${at(alert, 'alert')} has no ${part}`,
        ),
      ),
    ),
  ];
}

function documentation({ files }: MadeProject): string[] {
  const named = [...(files['mkdocs.yml'] ?? '').matchAll(/: (\S+\.md)$/gm)].map(
    ([, page]) => `docs/${page}`,
  );
  return [
    ...unless(named.includes('docs/model-card.md'), 'a model card'),
    ...unless(/techdocs-core/.test(files['mkdocs.yml'] ?? ''), 'TechDocs'),
    ...named.filter(page => !files[page]),
  ];
}

function catalogue({ files, answers }: MadeProject): string[] {
  const entry = files['catalog-info.yaml'] ?? '';
  return [
    ...unless(entry.includes('kind: Component'), 'a component'),
    ...unless(entry.includes(`owner: ${answers.owner}`), 'its owner'),
    ...unless(entry.includes('techdocs-ref'), 'its documentation'),
  ];
}

/** What a newcomer would type or open, and is not there. */
function readme({ files }: MadeProject): string[] {
  const page = files['README.md'] ?? '';
  const targets = [...page.matchAll(/`make ([a-z ]+)`/g)].flatMap(
    ([, names = '']) => names.split(' '),
  );
  const paths = [
    ...page.matchAll(/`((?:src|deploy|docs|tests|scripts)\/[^` …]*)`/g),
  ]
    .map(([, path = '']) => path)
    .filter(path => !Object.keys(files).some(file => file.startsWith(path)));
  return [
    ...unless(page.includes('## The first hour'), 'where to begin'),
    ...(page.match(/\d+\.\d{8,}/g) ?? []),
    ...['docs/words.md', 'docs/pipeline.md'].filter(
      linked => !page.includes(`](${linked})`) || !files[linked],
    ),
    ...targets
      .filter(target => !files.Makefile?.includes(`\n${target}: `))
      .map(target => `make ${target}`),
    ...paths,
  ];
}

/** All of them, by what they are called in the documentation. */
export const PROJECT_ITEMS: Readonly<Record<string, ProjectItem>> = {
  'image from a base image that is configured': {
    wanted: hasImage,
    missing: dockerfile,
  },
  'package repositories of one’s own': { wanted: hasImage, missing: packages },
  pipeline: { missing: pipeline },
  delivery: { missing: delivery },
  'time to load': { missing: probes },
  'scaling by a signal that fits': {
    wanted: ({ answers }) =>
      Number(answers.maxReplicas) > Number(answers.minReplicas),
    missing: scaling,
  },
  'disruption budget': { wanted: hasPods, missing: disruption },
  'pool and tolerations': {
    wanted: accelerates,
    missing: placement,
  },
  'queue of a quota': {
    // Kueue admits no revisions of Knative: what its own quota allows is all there is.
    wanted: project =>
      hasPods(project) &&
      !annotationsOf(project).includes('deploymentMode":"Knative'),
    missing: queue,
  },
  'limits that a quota counts': { missing: limits },
  'network policy': { wanted: hasPods, missing: network },
  'monitor that tells versions apart': {
    wanted: project => hasPods(project) && project.answers.podMonitor !== false,
    missing: monitor,
  },
  alerts: { missing: rules },
  'policy of canaries': {
    missing: project =>
      unless(
        annotationsOf(project).includes('modeldeck.io/canary-error-budget'),
        'an error budget',
      ),
  },
  'entry in the catalogue': { missing: catalogue },
  'documentation with a model card': { missing: documentation },
  'local test': {
    missing: ({ files }) => [
      ...unless(/^test: /m.test(files.Makefile ?? ''), 'make test'),
      ...unless(
        Object.keys(files).some(path => path.startsWith('tests/')),
        'tests/',
      ),
    ],
  },
  'README to begin with': { missing: readme },
};
