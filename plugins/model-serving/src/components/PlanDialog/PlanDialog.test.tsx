import {
  type Decision,
  type ExecutionOutcome,
  type ModelService,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { aPlan, aRefusal } from '../../__testUtils__/plans';
import { renderPage } from '../../__testUtils__/renderPage';
import { aRollout } from '../../__testUtils__/rollout';
import {
  aFleet,
  aRevision,
  aService,
  someTraffic,
} from '../../__testUtils__/services';
import { useFleet } from '../../hooks/useFleet';
import type { OfferedAction } from '../../view/canary/canaryActions';
import { PlanDialog } from './PlanDialog';

function withCanary(percent: number): ModelService {
  return aService({
    revisions: [
      aRevision({ traffic: someTraffic(100 - percent) }),
      aRevision({
        name: 'fraud-predictor-00004',
        role: 'canary',
        traffic: someTraffic(percent),
      }),
    ],
  });
}

function live(service: ModelService) {
  const now = Date.now();
  return {
    data: aFleet([service]),
    connection: 'live' as const,
    since: now,
    updatedAt: now,
  };
}

interface Setup {
  action?: OfferedAction;
  service?: ModelService;
  decision?: Decision;
  whyNot?: string;
}

async function setUp(
  setup: Setup = {},
  prepare: (api: FakeModelServingApi) => void = () => {},
) {
  const { action = 'promote', service = withCanary(20) } = setup;
  const { decision, whyNot } = setup;
  const api = FakeModelServingApi.live(aFleet([service]));
  prepare(api);
  const onClose = jest.fn();
  function Shown() {
    const [item] = useFleet().data?.items ?? [];
    return (
      <PlanDialog service={item!} {...{ action, decision, whyNot, onClose }} />
    );
  }
  await renderPage(<Shown />, { api });
  return { api, onClose, user: userEvent.setup() };
}

const confirm = () => screen.findByRole('button', { name: 'Promote now' });

describe('PlanDialog', () => {
  it('promotes against the evidence only for somebody who says so', async () => {
    const { api } = await setUp({ decision: 'rollback' });
    const button = await screen.findByRole('button', { name: 'Promote now' });
    expect(screen.getByRole('alert')).toHaveTextContent(/roll back/);
    expect(button).toBeDisabled();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Promote it all the same' }),
    );
    await userEvent.click(button);
    expect(api.execute).toHaveBeenCalledTimes(1);
  });

  it('warns of nothing where the evidence says nothing against it', async () => {
    await setUp({ decision: 'rollback', action: 'rollback' });
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('shows what will be written and what follows, and writes nothing yet', async () => {
    const { api } = await setUp();
    const dialog = await screen.findByRole('dialog', {
      name: 'Promote the canary of fraud',
    });
    await confirm();
    const change = within(dialog).getByRole('row', {
      name: /canaryTrafficPercent/,
    });
    expect(change).toHaveTextContent('20(removed)');
    expect(
      within(dialog).getByRole('img', { name: /^Traffic before; .*80 %/ }),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('img', { name: /^Traffic after; .*100 %/ }),
    ).toBeVisible();
    expect(within(dialog).getByRole('img', { name: 'Warning' })).toBeVisible();
    expect(dialog).toHaveTextContent('Set canaryTrafficPercent to 20 again');
    expect(api.plan).toHaveBeenCalledWith(withCanary(20).id, {
      action: 'promote',
    });
    expect(api.execute).not.toHaveBeenCalled();
  });

  it('writes once it is confirmed, and follows traffic until it is as predicted', async () => {
    const { api, user } = await setUp();
    await user.click(await confirm());
    expect(api.execute).toHaveBeenCalledWith(withCanary(20).id, {
      request: { action: 'promote' },
      plan: aPlan(),
    });
    expect(await screen.findByText(/^Written. Waiting/)).toBeVisible();
    act(() => api.set(live(withCanary(100))));
    expect(
      await screen.findByText('Done: traffic is as predicted'),
    ).toBeVisible();
    act(() => api.set(live(withCanary(40))));
    expect(screen.getByText('Done: traffic is as predicted')).toBeVisible();
  });

  it('says when the page does not hear of the service while it waits', async () => {
    const { api, user } = await setUp();
    await user.click(await confirm());
    await screen.findByText(/^Written. Waiting/);
    act(() => api.set({ ...live(withCanary(20)), connection: 'offline' }));
    expect(await screen.findByText(/The page is not live/)).toBeVisible();
  });

  it('says when the service fails of it', async () => {
    const { api, user } = await setUp();
    await user.click(await confirm());
    await screen.findByText(/^Written. Waiting/);
    const health = {
      status: 'failed' as const,
      reason: 'CrashLoopBackOff',
      message: 'the container ends at once',
    };
    act(() => api.set(live({ ...withCanary(20), health })));
    expect(
      await screen.findByText('Written, and the service has failed since'),
    ).toBeVisible();
  });

  it('shows the new plan when something changed, and asks again', async () => {
    const plan = aPlan({ summary: 'it has another way now' });
    const changed: ExecutionOutcome = { state: 'changed', outcome: { plan } };
    const { api, user } = await setUp({}, fake =>
      fake.execute.mockResolvedValueOnce(changed),
    );
    await user.click(await confirm());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It is not as it was',
    );
    expect(screen.getByText('It has another way now')).toBeVisible();
    await user.click(await confirm());
    expect(api.execute).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ plan }),
    );
  });

  it('shows a refusal with what to do instead, and the change to copy', async () => {
    await setUp({}, ({ plan }) =>
      plan.mockResolvedValue({ refusal: aRefusal() }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /would not do what it says.*kept by Argo CD.*owned-by-gitops/,
    );
    expect(
      screen.getByText(/^Make the change in the repository/),
    ).toBeVisible();
    expect(screen.getByText(/canaryTrafficPercent: null/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy' })).toBeEnabled();
    expect(
      screen.queryByRole('button', { name: 'Promote now' }),
    ).not.toBeInTheDocument();
  });

  it('lets who may not write look at the plan, and says why', async () => {
    await setUp({ whyNot: 'You may not.' });
    expect(await confirm()).toBeDisabled();
    expect(screen.getByText('You may not.')).toBeVisible();
  });

  it.each([
    ['plan', 'No plan could be made', false],
    ['execute', 'It may not have been written', true],
  ] as const)('says when a %s fails', async (method, title, hasHelp) => {
    const { user } = await setUp({}, api =>
      api[method].mockRejectedValue(new Error('the cluster is away')),
    );
    if (method === 'execute') {
      await user.click(await confirm());
    }
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent(/the cluster is away/i);
    expect(/Look at the service/.test(alert.textContent!)).toBe(hasHelp);
  });

  it('asks for weights first, and takes only what is 100 together', async () => {
    const service = withCanary(20);
    service.revisions.push(
      aRevision({ name: 'c', role: 'candidate', traffic: someTraffic(0) }),
    );
    const { api, user } = await setUp({ action: 'set-weight', service });
    const field = await screen.findByRole('textbox', { name: /00004/ });
    const plan = screen.getByRole('button', { name: 'Show the plan' });
    expect(plan).toBeEnabled();
    await user.clear(field);
    await user.type(field, '50');
    await user.tab();
    expect(await screen.findByText(/^Together 130 %/)).toBeVisible();
    expect(plan).toBeDisabled();
    const stable = screen.getByRole('textbox', { name: /00003/ });
    await user.clear(stable);
    await user.type(stable, '50');
    await user.tab();
    await user.click(plan);
    expect(api.plan).toHaveBeenCalledWith(service.id, {
      action: 'set-weight',
      weights: {
        'fraud-predictor-00003': 50,
        'fraud-predictor-00004': 50,
        c: 0,
      },
    });
  });

  it('plans anew for all steps at once where a controller takes steps', async () => {
    const service = { ...withCanary(20), rollout: aRollout() };
    const { api, user } = await setUp({ service });
    await user.click(await screen.findByRole('checkbox'));
    await waitFor(() =>
      expect(api.plan).toHaveBeenLastCalledWith(service.id, {
        action: 'promote',
        full: true,
      }),
    );
  });

  it('says what cannot be predicted, never as nothing', async () => {
    const after = [
      { revision: 'fraud-predictor-00004', percent: unknown('steps follow') },
    ];
    await setUp({}, ({ plan }) =>
      plan.mockResolvedValue({ plan: aPlan({ after }) }),
    );
    await confirm();
    expect(
      screen.getByText('fraud-predictor-00004: unknown, steps follow'),
    ).toBeVisible();
  });

  it('closes by keyboard, and leaves nothing written', async () => {
    const { api, user, onClose } = await setUp();
    await confirm();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
    expect(api.execute).not.toHaveBeenCalled();
  });
});
