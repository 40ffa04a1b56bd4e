import type { ResourceType } from '../../../kubernetes/resourceType';
import { serviceId } from '../../../model/serviceId';
import type {
  GraphEdgeView,
  GraphNodeView,
  InferenceGraphView,
} from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { MODELS } from '../model/seldonModel';
import { PIPELINES, type SeldonPipeline } from './seldonPipeline';
import { type StepReference, stepReference } from './stepReference';

const MOST_NODES = 200;

const INPUT: GraphNodeView = { id: 'input', title: 'input', kind: 'input' };
const OUTPUT: GraphNodeView = { id: 'output', title: 'output', kind: 'output' };

/**
 * The steps of a pipeline between its input and its output: what a step takes data from leads to
 * it, what triggers it as well. Nothing is followed, so a pipeline that leads back ends here too.
 */
export function pipelineGraph(
  pipeline: SeldonPipeline,
  objects: NamespaceObjects,
): InferenceGraphView {
  const context = contextOf(pipeline, objects);
  const edges = [
    ...external(pipeline, context),
    ...steps(pipeline, context),
    ...outputs(pipeline, context),
  ];
  const all = [
    ...context.externals.values(),
    INPUT,
    ...pipeline.steps.map(({ name }) => stepNode(name, objects)),
    ...context.strays.values(),
    ...(pipeline.outputSteps.length > 0 ? [OUTPUT] : []),
  ];
  const nodes = all.slice(0, MOST_NODES);
  const told = new Set(nodes.map(({ id }) => id));
  return {
    nodes,
    edges: edges.filter(({ from, to }) => told.has(from) && told.has(to)),
    omitted: all.length - nodes.length,
  };
}

interface Context {
  name: string;
  steps: ReadonlySet<string>;
  /** of its steps, and its own */
  names: ReadonlySet<string>;
  objects: NamespaceObjects;
  /** other pipelines, and names that nothing has, as they are met */
  externals: Map<string, GraphNodeView>;
  strays: Map<string, GraphNodeView>;
}

function contextOf(
  { metadata: { name }, steps: all }: SeldonPipeline,
  objects: NamespaceObjects,
): Context {
  return {
    name,
    steps: new Set(all.map(step => step.name)),
    names: new Set([name, ...all.map(step => step.name)]),
    objects,
    externals: new Map(),
    strays: new Map(),
  };
}

function steps(pipeline: SeldonPipeline, context: Context): GraphEdgeView[] {
  return pipeline.steps.flatMap(step => {
    const to = stepId(step.name);
    const inputs = step.inputs.map(text => edgeTo(to, text, context, ''));
    return [
      // Without inputs it takes those of the pipeline.
      ...(inputs.length > 0 ? inputs : [{ from: INPUT.id, to }]),
      ...step.triggers.map(text => edgeTo(to, text, context, 'trigger')),
    ];
  });
}

function outputs(
  { outputSteps }: SeldonPipeline,
  context: Context,
): GraphEdgeView[] {
  return outputSteps.map(text => edgeTo(OUTPUT.id, text, context, ''));
}

function external(
  { externalInputs, externalTriggers }: SeldonPipeline,
  context: Context,
): GraphEdgeView[] {
  return [
    ...externalInputs.map(text => ({ text, word: '' })),
    ...externalTriggers.map(text => ({ text, word: 'trigger' })),
  ].map(({ text, word }) => {
    const [name = text] = text.split('.');
    const id = `pipeline ${name}`;
    const service = serviceOf('Pipeline', name, context.objects);
    context.externals.set(id, {
      id,
      title: name,
      kind: 'external',
      ...(service && { service }),
    });
    return edge(id, INPUT.id, word);
  });
}

function edgeTo(
  to: string,
  text: string,
  context: Context,
  word: string,
): GraphEdgeView {
  const reference = stepReference(text, context.names);
  const condition = [word, reference.tensor].filter(Boolean).join(' ');
  return edge(sourceId(reference, context), to, condition);
}

/** A step that is named like its pipeline is meant before the pipeline's input. */
function sourceId({ name }: StepReference, context: Context): string {
  if (context.steps.has(name)) {
    return stepId(name);
  }
  if (name === context.name) {
    return INPUT.id;
  }
  const id = `unknown ${name}`;
  context.strays.set(id, { id, title: name, kind: 'unknown' });
  return id;
}

function edge(from: string, to: string, condition: string): GraphEdgeView {
  return condition ? { from, to, condition } : { from, to };
}

function stepId(name: string): string {
  return `step ${name}`;
}

function stepNode(name: string, objects: NamespaceObjects): GraphNodeView {
  const service = serviceOf('Model', name, objects);
  return {
    id: stepId(name),
    title: name || 'unnamed',
    kind: 'model',
    ...(service && { service }),
  };
}

/** The id of the service that answers there; none where it is not there or could not be read. */
function serviceOf(
  kind: 'Model' | 'Pipeline',
  name: string,
  objects: NamespaceObjects,
): string | undefined {
  const { cluster, namespace } = objects;
  const type: ResourceType = kind === 'Model' ? MODELS : PIPELINES;
  return objects.find(type, name)
    ? serviceId({ cluster, namespace, kind, name })
    : undefined;
}
