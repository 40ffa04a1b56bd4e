import { unknown } from '@modeldeck/plugin-model-serving-common';
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
import {
  ServingClusterPicker,
  type ServingClusterPickerProps,
} from './ServingClusterPicker';

const CLUSTERS = [
  aPlatformCluster({
    cluster: 'bare',
    resources: [
      aResource(INFERENCE_SERVICES),
      aResource(KNATIVE_SERVICES, false),
    ],
  }),
  aPlatformCluster({ cluster: 'prod' }),
  aPlatformCluster({ cluster: 'stale', reachable: false }),
  aPlatformCluster({
    cluster: 'far',
    reachable: false,
    writable: false,
    resources: unknown('no answer'),
  }),
];

async function open(
  cluster?: string,
  prepare: (api: FakeModelServingApi) => void = api =>
    api.platforms.mockResolvedValue(aPlatformList(CLUSTERS)),
) {
  const api = FakeModelServingApi.live(aFleet([]));
  prepare(api);
  const onChange = jest.fn();
  // What a form gives beyond this is not looked at.
  const props = {
    name: 'cluster',
    schema: { title: 'Cluster', description: 'Where it is to run' },
    uiSchema: {
      'ui:options': { requires: [INFERENCE_SERVICES, KNATIVE_SERVICES] },
    },
    formData: cluster,
    onChange,
  } as unknown as ServingClusterPickerProps;
  await renderPage(<ServingClusterPicker {...props} />, { api });
  return { api, onChange };
}

async function options() {
  await userEvent.click(screen.getByRole('button', { name: /Cluster/ }));
  return screen.getAllByRole('option').map(({ textContent }) => textContent);
}

describe('ServingClusterPicker', () => {
  it('offers those first that have what is needed, and says what others lack', async () => {
    const { onChange } = await open();
    expect(screen.getByText('Where it is to run')).toBeVisible();
    expect(await options()).toEqual([
      'Not known yet',
      'prodhas KServe, Knative Serving',
      'stalehas KServe, Knative Serving · does not answer now; this is what it said last',
      'farcannot tell whether it has what is needed: no answer · the portal only reads there',
      'baredoes not serve services.serving.knative.dev: Knative Serving is not installed',
    ]);
    expect(screen.getByRole('option', { name: /^bare/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await userEvent.click(screen.getByRole('option', { name: /^prod/ }));
    expect(onChange).toHaveBeenLastCalledWith('prod');
  });

  it('lets it be not known yet', async () => {
    const { onChange } = await open('prod');
    expect(screen.getByText('Has KServe, Knative Serving.')).toBeVisible();
    await options();
    await userEvent.click(screen.getByRole('option', { name: /^Not known/ }));
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });

  it('keeps a name that it was given, and says that nobody knows it', async () => {
    await open('gone');
    expect(
      screen.getByText('It is none of the clusters that the portal shows you.'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: /gone/ })).toBeVisible();
  });

  it('lets the name be typed where nothing can be read', async () => {
    const { onChange } = await open(undefined, api =>
      api.platforms.mockRejectedValue(new Error('forbidden')),
    );
    expect(
      screen.getByText('What the clusters have cannot be read: forbidden'),
    ).toBeVisible();
    await userEvent.type(screen.getByRole('textbox', { name: 'Cluster' }), 'p');
    expect(onChange).toHaveBeenLastCalledWith('p');
  });

  it('says that there is none', async () => {
    await open(undefined, api =>
      api.platforms.mockResolvedValue(aPlatformList([])),
    );
    expect(screen.getByText('The portal shows you no cluster.')).toBeVisible();
  });
});
