import { unknown } from '@modeldeck/plugin-model-serving-common';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { MockTranslationApi } from '@backstage/test-utils/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import {
  aPlatformCluster,
  aPlatformList,
  aResource,
  INFERENCE_SERVICES,
  KNATIVE_SERVICES,
} from '../../__testUtils__/forms';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import { modelServingApiRef } from '../../api';
import { refusePlatform } from './refusePlatform';
import {
  ServingPlatformPicker,
  type ServingPlatformPickerProps,
} from './ServingPlatformPicker';

const SCHEMA = {
  title: 'Deployment mode',
  enum: ['Knative', 'Standard', 'Other'],
  enumNames: ['Knative (by percent)', 'Standard (plain)'],
};

const UI_SCHEMA = {
  'ui:options': {
    requires: {
      Knative: [INFERENCE_SERVICES, KNATIVE_SERVICES],
      Standard: [INFERENCE_SERVICES],
    },
  },
};

const CLUSTERS = [
  aPlatformCluster({ cluster: 'prod' }),
  aPlatformCluster({
    cluster: 'bare',
    resources: [
      aResource(INFERENCE_SERVICES),
      aResource(KNATIVE_SERVICES, false),
    ],
  }),
  aPlatformCluster({ cluster: 'far', resources: unknown('no answer') }),
];

function fake(prepare?: (api: FakeModelServingApi) => void) {
  const api = FakeModelServingApi.live(aFleet([]));
  api.platforms.mockResolvedValue(aPlatformList(CLUSTERS));
  prepare?.(api);
  return api;
}

async function open(
  cluster?: string,
  prepare?: (api: FakeModelServingApi) => void,
) {
  const onChange = jest.fn();
  // What a form gives beyond this is not looked at.
  const props = {
    name: 'mode',
    schema: SCHEMA,
    uiSchema: UI_SCHEMA,
    formContext: { formData: { cluster } },
    formData: 'Knative',
    onChange,
  } as unknown as ServingPlatformPickerProps;
  await renderPage(<ServingPlatformPicker {...props} />, {
    api: fake(prepare),
  });
  return onChange;
}

describe('ServingPlatformPicker', () => {
  it('says which clusters have what a choice needs', async () => {
    const onChange = await open();
    expect(
      screen.getByRole('radio', { name: 'Knative (by percent)' }),
    ).toHaveAccessibleDescription(
      'Clusters that have it: prod. Cannot tell of: far.',
    );
    const standard = screen.getByRole('radio', { name: 'Standard (plain)' });
    expect(standard).toHaveAccessibleDescription(
      'Clusters that have it: prod, bare. Cannot tell of: far.',
    );
    expect(
      screen.getByRole('radiogroup', { name: 'Deployment mode' }),
    ).toBeVisible();
    // A choice of which nothing is known is one like any other.
    expect(screen.getByRole('radio', { name: 'Other' })).toBeEnabled();
    await userEvent.click(standard);
    expect(onChange).toHaveBeenLastCalledWith('Standard');
  });

  it('lets nobody choose what the chosen cluster lacks', async () => {
    await open('bare');
    const knative = screen.getByRole('radio', { name: /^Knative/ });
    expect(knative).toBeDisabled();
    expect(knative).toBeChecked();
    expect(
      screen.getByText(
        'On bare: does not serve services.serving.knative.dev: Knative Serving is not installed.',
      ),
    ).toBeVisible();
    expect(screen.getByRole('radio', { name: /^Standard/ })).toBeEnabled();
    expect(screen.getByText('On bare: has KServe.')).toBeVisible();
  });

  it('lets everything be chosen of a cluster that cannot be told', async () => {
    await open('far');
    expect(screen.getByRole('radio', { name: /^Knative/ })).toBeEnabled();
    expect(
      screen.getAllByText(/^On far: cannot tell whether.*no answer/),
    ).not.toEqual([]);
  });

  it('offers all choices where nothing can be read', async () => {
    await open('prod', api =>
      api.platforms.mockRejectedValue(new Error('forbidden')),
    );
    expect(
      screen.getAllByText('Cannot tell which clusters have it: forbidden.'),
    ).toHaveLength(2);
    expect(screen.getByRole('radio', { name: /^Knative/ })).toBeEnabled();
  });
});

describe('refusePlatform', () => {
  async function refusals(
    mode: string,
    cluster?: string,
    prepare?: (api: FakeModelServingApi) => void,
  ) {
    const addError = jest.fn();
    const apis = new Map<string, unknown>([
      [modelServingApiRef.id, fake(prepare)],
      [translationApiRef.id, MockTranslationApi.create()],
    ]);
    await refusePlatform(mode, { addError } as never, {
      apiHolder: { get: ({ id }) => apis.get(id) as never },
      formData: cluster === undefined ? {} : { cluster },
      schema: SCHEMA,
      uiSchema: UI_SCHEMA,
    });
    return addError.mock.calls.flat();
  }

  it('refuses the default where the chosen cluster lacks it', async () => {
    expect(await refusals('Knative', 'bare')).toEqual([
      'cannot be “Knative (by percent)”. On bare: does not serve services.serving.knative.dev: Knative Serving is not installed',
    ]);
  });

  it.each([
    ['Standard', 'bare'],
    ['Knative', 'prod'],
    ['Knative', 'far'],
    ['Knative', undefined],
  ])('takes %s on %s', async (mode, cluster) => {
    expect(await refusals(mode, cluster)).toEqual([]);
  });

  it('refuses nothing where nothing can be read', async () => {
    expect(
      await refusals('Knative', 'bare', api =>
        api.platforms.mockRejectedValue(new Error('forbidden')),
      ),
    ).toEqual([]);
  });
});
