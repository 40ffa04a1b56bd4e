import { translationApiRef } from '@backstage/frontend-plugin-api';
import { createAsyncValidators } from '@backstage/plugin-scaffolder-react/alpha';
import { MockTranslationApi } from '@backstage/test-utils/alpha';
import { screen } from '@testing-library/react';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import { modelServingApiRef } from '../../api';
import { refuseOptions } from './refuseOptions';
import {
  ServingOptionCheck,
  type ServingOptionCheckProps,
} from './ServingOptionCheck';

const checkOf = (template: string) => ({
  type: 'null',
  default: null,
  'ui:field': 'ServingOptionCheck',
  'ui:options': { template },
});

const PAGE = {
  properties: {
    mode: { title: 'Deployment mode', type: 'string' },
    minReplicas: { title: 'Replicas at least', type: 'integer' },
    maxReplicas: { title: 'Replicas at most', type: 'integer' },
    optionCheck: checkOf('kserve-model'),
  },
};

const REFUSED = {
  mode: 'Standard',
  minReplicas: 0,
  maxReplicas: 3,
  optionCheck: null,
};

interface Form {
  answers?: Record<string, unknown>;
  page?: { properties: { optionCheck: object } };
  value?: null;
  prepare?: (api: FakeModelServingApi) => void;
}

async function open({
  answers = REFUSED,
  page = PAGE,
  value,
  prepare,
}: Form = {}) {
  const api = FakeModelServingApi.live(aFleet([]));
  prepare?.(api);
  const onChange = jest.fn();
  // What a form gives beyond this is not looked at.
  const props = {
    name: 'optionCheck',
    schema: {},
    uiSchema: page.properties.optionCheck,
    registry: { rootSchema: page },
    formContext: { formData: answers },
    formData: value,
    onChange,
  } as unknown as ServingOptionCheckProps;
  const { unmount } = await renderPage(<ServingOptionCheck {...props} />, {
    api,
  });
  const apis = new Map<string, unknown>([
    [modelServingApiRef.id, api],
    [translationApiRef.id, MockTranslationApi.create()],
  ]);
  /** What keeps the form on the page, by the portal's own code. */
  async function errors() {
    const validate = createAsyncValidators(
      page as never,
      { ServingOptionCheck: refuseOptions as never },
      { apiHolder: { get: ({ id }) => apis.get(id) as never } },
    );
    const { optionCheck } = await validate(answers as never);
    return (optionCheck as { __errors?: string[] } | undefined)?.__errors;
  }
  return { onChange, errors, unmount };
}

describe('ServingOptionCheck', () => {
  it('says beside their titles why answers do not go together, and stops there', async () => {
    const { errors } = await open();
    expect(screen.getByText('These answers do not go together')).toBeVisible();
    expect(screen.getByRole('listitem')).toHaveTextContent(
      /^Replicas at least, Deployment mode: Only Knative starts a service.*\.$/,
    );
    expect(await errors()).toEqual([
      'do not go together; change one of: Replicas at least, Deployment mode',
    ]);
  });

  it('says nothing where all is well, and lets it go on', async () => {
    const { errors } = await open({ answers: { ...REFUSED, minReplicas: 1 } });
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument();
    expect(await errors()).toEqual([]);
  });

  it('waits for a page that comes later', async () => {
    const optionCheck = checkOf('seldon-graph');
    const answers = {
      server: 'SKLEARN_SERVER',
      accelerator: 'nvidia.com/gpu',
      acceleratorCount: 1,
      optionCheck: null,
    };
    const first = { server: { title: 'Server' }, optionCheck };
    const { unmount, errors } = await open({
      page: { properties: first },
      answers,
    });
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument();
    expect(await errors()).toEqual([]);
    unmount();
    const second = { accelerator: { title: 'GPU' }, optionCheck };
    await open({ page: { properties: second }, answers });
    // By its title, though it is on the page before.
    expect(screen.getByRole('listitem')).toHaveTextContent(/^GPU, Server: /);
  });

  it('has a value that validation finds', async () => {
    const { onChange } = await open();
    expect(onChange).toHaveBeenCalledWith(null);
    const { onChange: again } = await open({ value: null });
    expect(again).not.toHaveBeenCalled();
  });

  it('refuses nothing for settings that cannot be read, and says so', async () => {
    const { errors } = await open({
      answers: { ...REFUSED, minReplicas: 1 },
      prepare: api =>
        api.formSettings.mockRejectedValue(new Error('forbidden')),
    });
    expect(
      await screen.findByText(/^Whether all answers go together.*forbidden\.$/),
    ).toBeVisible();
    expect(await errors()).toEqual([]);
  });
});
