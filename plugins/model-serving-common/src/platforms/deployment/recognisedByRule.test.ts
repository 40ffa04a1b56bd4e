import {
  DEFAULT_SETTINGS,
  type ServingSettings,
} from '../../settings/ServingSettings';
import { deploymentPlatform } from './deploymentPlatform';
import {
  assemble,
  deployment,
  pod,
  type Raw,
  service,
} from './testing/workloadFixtures';

const settings: ServingSettings = {
  ...DEFAULT_SETTINGS,
  recognitionRules: [
    {
      name: 'plumber',
      images: ['reg:5000/fraud'],
      serviceLabel: 'app',
      runtime: 'R Plumber',
      protocol: 'plumber',
      format: 'rds',
    },
  ],
};

const unlabelled = (version: string) =>
  deployment(version, { labels: { app: 'fraud' }, template: {} });

function bare(version: string): Raw {
  const { metadata, ...rest } = pod(version);
  return {
    ...rest,
    metadata: { ...metadata, labels: { 'pod-template-hash': 'h' } },
  };
}

const need = (id: string) =>
  deploymentPlatform.resources.find(({ type }) => type.id === id)!;

describe('a Deployment that a configured rule recognises', () => {
  const raw = [
    unlabelled('v1'),
    bare('v1'),
    service('fraud', { app: 'fraud' }),
  ];

  it('is none without the rule', () => {
    expect(assemble(raw)).toEqual([]);
  });

  it('is told of with its pods and with what the rule knows', () => {
    const [found] = assemble(raw, {}, settings);
    expect(found).toMatchObject({
      name: 'fraud',
      recognisedBy: { rule: 'plumber' },
      runtime: { name: 'R Plumber', protocol: 'plumber' },
      model: { format: 'rds' },
      health: { status: 'healthy' },
      findings: [],
    });
    expect(found?.revisions[0]?.pods).toHaveLength(1);
  });

  it('says itself what the rule does not know better', () => {
    const own = deployment('v1', {
      labels: { app: 'fraud', 'modeldeck.io/protocol': 'v2' },
      template: {},
    });
    expect(assemble([own], {}, settings)[0]?.runtime).toEqual({
      name: 'R Plumber',
      protocol: 'v2',
    });
  });

  it('has its pods read over a fleet, and for itself by its own selector', () => {
    expect(need('pods').fleetSelector?.(settings)).toBeUndefined();
    const found = [need('deployments.apps').type.decode(unlabelled('v1'))];
    expect(need('pods').belongingTo?.(found, settings)).toEqual([
      { labelSelector: 'app=fraud,version=v1' },
    ]);
    expect(need('services').belongingTo?.(found, settings)).toEqual([
      { labelSelector: '' },
    ]);
    expect(need('services').belongingTo?.(found, DEFAULT_SETTINGS)).toEqual([]);
  });

  it('needs no label on its pods when it has ours itself', () => {
    const half = deployment('v1', { template: {} });
    const [found] = assemble([half, bare('v1')], {}, settings);
    expect(found?.findings).toEqual([]);
    expect(found?.revisions[0]?.pods).toHaveLength(1);
  });
});
