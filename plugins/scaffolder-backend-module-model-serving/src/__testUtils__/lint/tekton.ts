import { parseAllDocuments } from 'yaml';
import { unpinnedImage } from './unpinnedImage';
import { lintFiles, type ProjectTexts } from './Lint';
import { shapeProblems } from './Shape';
import { TEKTON_SHAPES } from './tektonShapes';

interface Named {
  name: string;
}

interface TaskSpec {
  params?: (Named & { default?: unknown })[];
  workspaces?: (Named & { optional?: boolean })[];
  results?: Named[];
  steps?: { name: string; image?: string; script?: string }[];
}

interface PipelineTask extends Named {
  taskRef?: { name?: string };
  taskSpec?: TaskSpec;
  runAfter?: string[];
  params?: Named[];
  workspaces?: (Named & { workspace?: string })[];
}

interface PipelineSpec {
  params?: Named[];
  workspaces?: Named[];
  tasks?: PipelineTask[];
}

interface TektonObject {
  kind: string;
  metadata: Named;
  spec: TaskSpec & PipelineSpec;
}

/** Fields, and what refers to what: tasks, parameters, workspaces. */
export function tektonProblems(files: ProjectTexts): string[] {
  return lintFiles(files, /^\.tekton\/.*\.ya?ml$/, text => {
    const objects = parseAllDocuments(text).map(
      document => document.toJS() as TektonObject,
    );
    const tasks = new Map(
      objects
        .filter(({ kind }) => kind === 'Task')
        .map(({ metadata, spec }) => [metadata.name, spec]),
    );
    return objects.flatMap(object => {
      const shape = TEKTON_SHAPES[object.kind];
      const found =
        shape === undefined
          ? [`${object.kind} is no kind of Tekton's`]
          : shapeProblems(object, shape, object.kind);
      // What refers to what can be told of well-formed objects only.
      return found.length > 0 ? found : referenceProblems(object, tasks);
    });
  });
}

function referenceProblems(
  { kind, spec }: TektonObject,
  tasks: ReadonlyMap<string, TaskSpec>,
): string[] {
  if (kind === 'Task') {
    return taskProblems(spec);
  }
  return kind === 'Pipeline' ? pipelineProblems(spec, tasks) : [];
}

function names(list: readonly Named[] | undefined): string[] {
  return (list ?? []).map(({ name }) => name);
}

/** Each `$(what.name…)` whose name is not declared. */
function undeclared(
  value: unknown,
  what: string,
  declared: readonly string[],
): string[] {
  const used = JSON.stringify(value).matchAll(
    new RegExp(`\\$\\(${what}\\.([\\w-]+)`, 'g'),
  );
  return [...used]
    .map(([, name = '']) => name)
    .filter(name => !declared.includes(name))
    .map(name => `$(${what}.${name}) is not declared`);
}

function taskProblems(spec: TaskSpec): string[] {
  return [
    ...undeclared(spec, 'params', names(spec.params)),
    ...undeclared(spec, 'workspaces', names(spec.workspaces)),
    ...undeclared(spec, 'results', names(spec.results)),
    ...(spec.steps ?? []).flatMap(({ name, image = '', script = '' }) => [
      ...(image.startsWith('$(') ? [] : unpinnedImage(image)),
      ...(/\$\((params|tasks)\./.test(script)
        ? [`${name}: a parameter becomes code of its script; give it in env`]
        : []),
      ...(script !== '' && !script.startsWith('#!')
        ? [`${name}: its script does not say what runs it`]
        : []),
    ]),
  ];
}

function pipelineProblems(
  spec: PipelineSpec,
  tasks: ReadonlyMap<string, TaskSpec>,
): string[] {
  const all = spec.tasks ?? [];
  return [
    ...undeclared(
      all.map(task => ({ ...task, taskSpec: undefined })),
      'params',
      names(spec.params),
    ),
    ...all.flatMap(task =>
      pipelineTaskProblems(task, {
        tasks,
        siblings: names(all),
        workspaces: names(spec.workspaces),
      }).map(problem => `${task.name}: ${problem}`),
    ),
  ];
}

function pipelineTaskProblems(
  task: PipelineTask,
  around: {
    tasks: ReadonlyMap<string, TaskSpec>;
    siblings: readonly string[];
    workspaces: readonly string[];
  },
): string[] {
  const spec = task.taskSpec ?? around.tasks.get(task.taskRef?.name ?? '');
  if (spec === undefined) {
    return [`there is no task ${task.taskRef?.name}`];
  }
  const given = names(task.params);
  const bound = names(task.workspaces);
  return [
    ...(task.taskSpec ? taskProblems(task.taskSpec) : []),
    ...(task.runAfter ?? [])
      .filter(name => !around.siblings.includes(name))
      .map(name => `runs after ${name}, which is none`),
    ...(spec.params ?? [])
      .filter(param => param.default === undefined)
      .filter(({ name }) => !given.includes(name))
      .map(({ name }) => `is not given ${name}`),
    ...given
      .filter(name => !names(spec.params).includes(name))
      .map(name => `is given ${name}, which it does not take`),
    ...(spec.workspaces ?? [])
      .filter(({ optional, name }) => !optional && !bound.includes(name))
      .map(({ name }) => `has no workspace ${name}`),
    ...(task.workspaces ?? [])
      .map(({ name, workspace }) => workspace ?? name)
      .filter(name => !around.workspaces.includes(name))
      .map(name => `is bound to the workspace ${name}, which is none`),
  ];
}
