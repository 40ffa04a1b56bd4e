import { act, screen, within } from '@testing-library/react';
import { unknown, type Finding } from '@modeldeck/plugin-model-serving-common';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { aGraph } from '../../__testUtils__/graphs';
import { renderPage } from '../../__testUtils__/renderPage';
import { aRollout } from '../../__testUtils__/rollout';
import {
  aCluster,
  aFleet,
  aPod,
  aRevision,
  aService,
  someTraffic,
} from '../../__testUtils__/services';
import { ModelServingPage } from './ModelServingPage';

/** What a hostile status puts where an address is expected. */
const SCRIPT = ['javascript', 'alert(1)'].join(':');

const finding: Finding = {
  rule: 'pod-out-of-memory',
  severity: 'error',
  subject: 'Pod/fraud-2-0',
  cause: 'The container is killed for lack of memory.',
  evidence: [
    { source: 'container', subject: 'Pod/fraud-2-0', detail: 'OOMKilled' },
  ],
  fix: 'Raise the memory limit.',
  docs: SCRIPT,
};

const fraud = aService({
  revisions: [
    aRevision({ name: 'fraud-1', traffic: someTraffic(70, 90) }),
    aRevision({
      name: 'fraud-2',
      role: 'canary',
      traffic: { ...someTraffic(30), programmed: unknown('not allowed') },
      pods: [{ ...aPod('fraud-2-0'), state: 'CrashLoopBackOff' }],
    }),
  ],
  endpoints: [
    { url: 'https://fraud.example.com', reach: 'external' },
    { url: SCRIPT, reach: 'external' },
    { url: 'http://fraud.svc', reach: 'cluster' },
  ],
  findings: [finding],
});

const section = (name: string) => screen.getByRole('region', { name });
const at = `/${fraud.id}`;

describe('ModelServingPage at a service', () => {
  it('says what is wrong, how that is known and what to do', async () => {
    const api = FakeModelServingApi.live(aFleet([fraud]));
    await renderPage(<ModelServingPage />, { api, at });
    expect(screen.getByRole('heading', { name: 'fraud' })).toBeVisible();
    const findings = section('Cause and next step');
    expect(findings).toHaveTextContent(finding.cause);
    expect(findings).toHaveTextContent('OOMKilled');
    expect(findings).toHaveTextContent('Next step: Raise the memory limit.');
    expect(
      within(findings).getByRole('button', {
        name: 'Copy the command kubectl describe pod/fraud-2-0 -n payments --context prod',
      }),
    ).toBeVisible();
  });

  it('makes links of web addresses only', async () => {
    const api = FakeModelServingApi.live(aFleet([fraud]));
    await renderPage(<ModelServingPage />, { api, at });
    expect(section('Endpoints')).toHaveTextContent(SCRIPT);
    const addresses = screen
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(addresses).toEqual(['/models', 'https://fraud.example.com/']);
  });

  it('shows the three truths with their sources and what is unknown', async () => {
    const api = FakeModelServingApi.live(aFleet([fraud]));
    await renderPage(<ModelServingPage />, { api, at });
    const traffic = section('Traffic');
    expect(traffic).toHaveTextContent(
      'fraud-1 (stable): 70 %, from spec.predictor',
    );
    expect(traffic).toHaveTextContent(
      'fraud-1 (stable): 90 %, from Knative Service traffic',
    );
    expect(traffic).toHaveTextContent('fraud-2: unknown, not allowed');
    expect(traffic).toHaveTextContent(
      'fraud-1, fraud-2: unknown, no metrics are configured',
    );
  });

  it('shows pods in the words of kubectl', async () => {
    const api = FakeModelServingApi.live(aFleet([fraud]));
    await renderPage(<ModelServingPage />, { api, at });
    expect(
      within(section('Pods')).getByRole('row', { name: /fraud-2-0/ }),
    ).toHaveTextContent('CrashLoopBackOff');
  });

  it('says why it is there, where its model is registered and what else runs for it', async () => {
    const service = aService({
      platform: 'seldon-v1',
      recognisedBy: { rule: 'label', detail: 'its label says so' },
      registry: {
        system: 'MLflow',
        model: 'fraud',
        version: '3',
        url: 'https://mlflow.example.com/fraud/3',
      },
      components: [
        {
          name: 'scaler',
          kind: 'transformer',
          replicas: { wanted: 1, ready: 1 },
          pods: [aPod('scaler-0')],
          accelerators: [],
          sharedBy: [],
        },
      ],
    });
    const api = FakeModelServingApi.live(aFleet([service]));
    await renderPage(<ModelServingPage />, { api, at });
    const facts = section('Model and runtime');
    expect(facts).toHaveTextContent('Recognised byIts label says so (label)');
    expect(facts).toHaveTextContent('PlatformSeldon Core v1');
    expect(facts).toHaveTextContent('RegistryMLflow: fraud 3');
    expect(within(facts).getByRole('link', { name: 'fraud' })).toHaveAttribute(
      'href',
      'https://mlflow.example.com/fraud/3',
    );
    expect(section('Components')).toHaveTextContent('scaler');
    expect(
      within(section('Pods')).getByRole('row', { name: /scaler-0/ }),
    ).toBeVisible();
  });

  it('makes no link of a registry that is no web address', async () => {
    const registry = { system: 'x', model: 'm', version: '1', url: SCRIPT };
    const api = FakeModelServingApi.live(aFleet([aService({ registry })]));
    await renderPage(<ModelServingPage />, { api, at });
    const facts = section('Model and runtime');
    expect(facts).toHaveTextContent('x: m 1');
    expect(within(facts).queryByRole('link')).not.toBeInTheDocument();
  });

  it('says how far a rollout is, and what a request passes', async () => {
    const service = aService({
      rollout: aRollout(),
      graph: aGraph(['a -> b']),
    });
    const api = FakeModelServingApi.live(aFleet([service]));
    await renderPage(<ModelServingPage />, { api, at });
    expect(section('Rollout')).toHaveTextContent('2 of 8 steps done');
    expect(section('Inference graph')).toHaveTextContent('As a list');
  });

  it('changes when the service does', async () => {
    const api = FakeModelServingApi.live(aFleet([fraud]));
    await renderPage(<ModelServingPage />, { api, at });
    await act(async () =>
      api.set({
        ...api.getState(),
        data: aFleet([{ ...fraud, owner: 'team-new' }]),
      }),
    );
    expect(section('Model and runtime')).toHaveTextContent('team-new');
  });

  it('is marked as old when its cluster is not heard', async () => {
    const staleSince = new Date(Date.now() - 600_000).toISOString();
    const api = FakeModelServingApi.live(
      aFleet([fraud], [aCluster({ reachable: false, staleSince })]),
    );
    await renderPage(<ModelServingPage />, { api, at });
    expect(screen.getByText('Last known state, 10 min ago')).toBeVisible();
  });

  it('tells a service that is not there from one that cannot be told', async () => {
    const api = FakeModelServingApi.live(aFleet([]));
    await renderPage(<ModelServingPage />, { api, at });
    expect(
      screen.getByText(/Cluster prod has no inferenceservice payments\/fraud/),
    ).toBeVisible();
    await act(async () =>
      api.set({
        ...api.getState(),
        data: aFleet([], [aCluster({ reachable: false })]),
      }),
    );
    expect(screen.getByText(/Whether it exists cannot be told/)).toBeVisible();
  });
});
