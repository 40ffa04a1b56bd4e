import { servicesOf } from '../../testing/namespaceOf';
import {
  rawExperiment,
  rawModel,
  rawPipeline,
} from '../testing/seldonV2Fixtures';

function pipelineOf(objects: object[]) {
  const service = servicesOf(objects).find(({ kind }) => kind === 'Pipeline');
  if (!service) {
    throw new Error('no Pipeline');
  }
  return service;
}

const MODEL = rawModel('a');
const FLOW = { steps: [{ name: 'a' }], output: { steps: ['a'] } };

describe('a Pipeline', () => {
  it('is a service of its own over the Models of its steps', () => {
    const service = pipelineOf([MODEL, rawPipeline('flow', FLOW)]);
    expect(service).toMatchObject({
      platform: 'seldon-v2',
      mode: 'Pipeline',
      runtime: { protocol: 'v2' },
      health: { status: 'healthy' },
      accelerators: [],
      findings: [],
      graph: {
        nodes: [
          { kind: 'input' },
          { kind: 'model', service: 'simulated/team/model/a' },
          { kind: 'output' },
        ],
      },
    });
    expect(service.revisions).toMatchObject([
      {
        name: 'flow',
        role: 'stable',
        pods: [],
        traffic: { declared: { percent: 100 }, programmed: { percent: 100 } },
      },
    ]);
  });

  it('has its version and format from labels only', () => {
    const labels = {
      'modeldeck.io/model-version': 'v4',
      'modeldeck.io/model-format': 'ensemble',
    };
    const { model } = pipelineOf([
      MODEL,
      rawPipeline('flow', FLOW, { metadata: { labels } }),
    ]);
    expect(model).toMatchObject({ version: 'v4', format: 'ensemble' });
    expect(
      pipelineOf([MODEL, rawPipeline('flow', FLOW)]).model.version,
    ).toEqual({ unknown: 'no label names a version' });
  });

  it('is not well without the Models of its steps', () => {
    const { health } = pipelineOf([rawPipeline('flow', FLOW)]);
    expect(health).toMatchObject({
      status: 'failed',
      reason: 'PipelineModelMissing',
    });
  });

  it.each([
    ['PipelineReady', 'False', 'PipelineFailed', 'failed'],
    ['PipelineReady', 'False', 'PipelineCreating', 'progressing'],
    ['ModelsReady', 'False', '', 'failed'],
    ['PipelineGwReady', 'True', '', 'healthy'],
  ])('with %s=%s %s is %s', (type, status, message, health) => {
    const conditions = [
      { type: 'Ready', status: 'True' },
      { type, status, message },
    ];
    const flow = rawPipeline('flow', FLOW, { status: { conditions } });
    expect(pipelineOf([MODEL, flow]).health.status).toBe(health);
  });

  it('says that calls to it are split by an Experiment over pipelines', () => {
    const spec = { default: 'flow', resourceType: 'pipeline' };
    const { findings } = pipelineOf([
      MODEL,
      rawPipeline('flow', FLOW),
      rawExperiment('ab', { flow: 1, other: 1 }, { spec }),
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual([
      'experiment-splits-calls',
    ]);
  });

  it('is not meant by an Experiment over Models of the same name', () => {
    const { findings } = pipelineOf([
      MODEL,
      rawPipeline('flow', FLOW),
      rawExperiment('ab', { flow: 1 }, { spec: { default: 'flow' } }),
    ]);
    expect(findings).toEqual([]);
  });
});
