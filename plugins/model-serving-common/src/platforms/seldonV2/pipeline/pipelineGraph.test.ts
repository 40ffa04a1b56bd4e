import { namespaceOf } from '../../testing/namespaceOf';
import { rawModel, rawPipeline } from '../testing/seldonV2Fixtures';
import { pipelineGraph } from './pipelineGraph';
import { PIPELINES } from './seldonPipeline';

function graphOf(spec: object, others: object[] = []) {
  const pipeline = rawPipeline('flow', spec);
  return pipelineGraph(
    PIPELINES.decode(pipeline),
    namespaceOf([pipeline, ...others]),
  );
}

describe('pipelineGraph', () => {
  it('leads from the input through the steps to the output', () => {
    const { nodes, edges, omitted } = graphOf(
      {
        steps: [
          { name: 'tokens' },
          { name: 'judge', inputs: ['tokens.outputs.IDS', 'flow.inputs.raw'] },
          {
            name: 'drift',
            inputs: ['flow.inputs'],
            triggers: ['judge.outputs.score'],
          },
        ],
        output: { steps: ['judge'] },
      },
      [rawModel('judge')],
    );
    expect(nodes).toEqual([
      { id: 'input', title: 'input', kind: 'input' },
      { id: 'step tokens', title: 'tokens', kind: 'model' },
      {
        id: 'step judge',
        title: 'judge',
        kind: 'model',
        service: 'simulated/team/model/judge',
      },
      { id: 'step drift', title: 'drift', kind: 'model' },
      { id: 'output', title: 'output', kind: 'output' },
    ]);
    expect(edges).toEqual([
      { from: 'input', to: 'step tokens' },
      { from: 'step tokens', to: 'step judge', condition: 'IDS' },
      { from: 'input', to: 'step judge', condition: 'raw' },
      { from: 'input', to: 'step drift' },
      { from: 'step judge', to: 'step drift', condition: 'trigger score' },
      { from: 'step judge', to: 'output' },
    ]);
    expect(omitted).toBe(0);
  });

  it('begins with the pipelines that feed it', () => {
    const { nodes, edges } = graphOf(
      {
        input: {
          externalInputs: ['before.outputs.X'],
          externalTriggers: ['gate.outputs'],
        },
        steps: [{ name: 'a' }],
      },
      [rawPipeline('before', { steps: [] })],
    );
    expect(nodes.slice(0, 3)).toEqual([
      {
        id: 'pipeline before',
        title: 'before',
        kind: 'external',
        service: 'simulated/team/pipeline/before',
      },
      { id: 'pipeline gate', title: 'gate', kind: 'external' },
      { id: 'input', title: 'input', kind: 'input' },
    ]);
    expect(edges).toContainEqual({
      from: 'pipeline gate',
      to: 'input',
      condition: 'trigger',
    });
  });

  it('shows what leads back, and names that nothing has', () => {
    const { nodes, edges } = graphOf({
      steps: [
        { name: 'a', inputs: ['b', 'lost'] },
        { name: 'b', inputs: ['a'] },
      ],
    });
    expect(nodes.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'input input',
      'model a',
      'model b',
      'unknown lost',
    ]);
    expect(edges).toHaveLength(3);
  });

  it('takes a step of the pipeline’s own name for the step', () => {
    const { edges } = graphOf({
      steps: [{ name: 'flow' }],
      output: { steps: ['flow'] },
    });
    expect(edges).toEqual([
      { from: 'input', to: 'step flow' },
      { from: 'step flow', to: 'output' },
    ]);
  });

  it('tells of 200 nodes and counts the rest', () => {
    const steps = Array.from({ length: 10_000 }, (_, i) => ({
      name: `s${i}`,
      inputs: i ? [`s${i - 1}`] : [],
    }));
    const { nodes, edges, omitted } = graphOf({
      steps,
      output: { steps: ['s1'] },
    });
    expect([nodes.length, edges.length, omitted]).toEqual([200, 199, 9_802]);
  });
});
