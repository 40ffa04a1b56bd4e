import {
  type RegistryModelList,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { aRegistryModel } from '../../__testUtils__/forms';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import {
  RegistryModelPicker,
  type RegistryModelPickerProps,
} from './RegistryModelPicker';

const FRAUD = {
  name: 'fraud',
  versions: ['4', '3'],
  aliases: { champion: '3' },
};

interface FormProps {
  uri?: string;
  onChange: (uri: string | undefined) => void;
}

/** Gives back what is typed, as a form does. */
function Form({ uri, onChange }: FormProps) {
  const [formData, setFormData] = useState(uri);
  // What a form gives beyond this is not looked at.
  const props = {
    name: 'storageUri',
    schema: { title: 'Where the model is' },
    uiSchema: {},
    formData,
    onChange: (next: string | undefined) => {
      setFormData(next);
      onChange(next);
    },
  } as unknown as RegistryModelPickerProps;
  return <RegistryModelPicker {...props} />;
}

async function open(
  uri?: string,
  prepare?: (api: FakeModelServingApi) => void,
) {
  const api = FakeModelServingApi.live(aFleet([]));
  api.registryModels.mockImplementation(async search => ({
    configured: true,
    items: 'fraud'.includes(search) ? [FRAUD] : [],
    more: false,
  }));
  prepare?.(api);
  const onChange = jest.fn();
  await renderPage(<Form uri={uri} onChange={onChange} />, { api });
  return { api, onChange };
}

const field = () => screen.getByRole('combobox', { name: /Where the model/ });

describe('RegistryModelPicker', () => {
  it('finds models as their names are typed, and takes what is chosen', async () => {
    const { api, onChange } = await open();
    await userEvent.type(field(), 'fra');
    expect(
      await screen.findByRole('option', { name: /^models:\/fraud@champion/ }),
    ).toHaveTextContent('Version 3 now');
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^models:\/fraud@champion/),
      'models:/fraud/4Version 4, the latest',
      'models:/fraud/3Version 3',
    ]);
    await userEvent.click(screen.getByRole('option', { name: /fraud\/3/ }));
    expect(onChange).toHaveBeenLastCalledWith('models:/fraud/3');
    expect(field()).toHaveValue('models:/fraud/3');
    expect(
      await screen.findByText(
        'Version 3. Its files are at s3://models/fraud/3.',
      ),
    ).toBeVisible();
    expect(api.registryModel).toHaveBeenLastCalledWith('models:/fraud/3');
    // Letter by letter is not asked.
    expect(api.registryModels.mock.calls.length).toBeLessThan(5);
  });

  it('takes an address as it is typed, and asks nobody about it', async () => {
    const { api, onChange } = await open('s3://models/fraud');
    expect(field()).toHaveValue('s3://models/fraud');
    await userEvent.type(field(), '/4');
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith('s3://models/fraud/4');
    expect(field()).toHaveValue('s3://models/fraud/4');
    expect(api.registryModels).not.toHaveBeenCalled();
    expect(api.registryModel).not.toHaveBeenCalled();
  });

  it('can be emptied', async () => {
    const { onChange } = await open('s');
    await userEvent.clear(field());
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });

  it('says that no model is called so, and that there are more', async () => {
    const { api } = await open();
    await userEvent.type(field(), 'nobody');
    expect(
      await screen.findByText('No registered model is called so'),
    ).toBeVisible();
    api.registryModels.mockResolvedValue({
      configured: true,
      items: [{ name: 'new', versions: [], aliases: {} }],
      more: true,
    });
    await userEvent.type(field(), '2');
    expect(
      await screen.findByText('There are more; type more of the name'),
    ).toBeVisible();
    expect(screen.getByText('It has no version yet')).toBeVisible();
  });

  it.each([
    [
      'should be, where nobody could look',
      aRegistryModel({ found: unknown('no answer') }),
      'Version 3. Its files should be at s3://models/fraud/3, which could not be looked into: no answer.',
    ],
    [
      'are not known',
      aRegistryModel({ storageUri: unknown('no MLmodel'), found: false }),
      'Version 3. Where its files are is not known: no MLmodel.',
    ],
  ])('says where files %s', async (_, model, text) => {
    await open('models:/fraud@champion', api =>
      api.registryModel.mockResolvedValue(model),
    );
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('says why nobody knows, and lets an address be typed all the same', async () => {
    const { onChange } = await open('models:/fraud/3', api => {
      api.registryModels.mockRejectedValue(new Error('no answer'));
      api.registryModel.mockRejectedValue(new Error('not found'));
    });
    expect(
      await screen.findByText(/^The registry cannot be searched.*no answer\.$/),
    ).toBeVisible();
    expect(
      screen.getByText('Where its files are is not known: not found.'),
    ).toBeVisible();
    await userEvent.type(field(), '0');
    expect(onChange).toHaveBeenLastCalledWith('models:/fraud/30');
  });

  it('is a plain field where there is no registry', async () => {
    const { onChange } = await open(undefined, api =>
      api.registryModels.mockResolvedValue({
        configured: false,
        items: [],
        more: false,
      }),
    );
    const plain = await screen.findByRole('textbox', {
      name: 'Where the model is',
    });
    expect(screen.getByText(/has no model registry/)).toBeVisible();
    await userEvent.type(plain, 's3://a');
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith('s3://a'));
    expect(plain).toHaveValue('s3://a');
    expect(plain).toHaveFocus();
  });

  it('takes no field away from whoever is typing', async () => {
    let answer: (list: RegistryModelList) => void = () => {};
    await open(undefined, api =>
      api.registryModels.mockReturnValue(
        new Promise(resolve => {
          answer = resolve;
        }),
      ),
    );
    await userEvent.click(field());
    await act(async () =>
      answer({ configured: false, items: [], more: false }),
    );
    expect(field()).toHaveFocus();
    await userEvent.type(field(), 's3://a');
    await userEvent.tab();
    expect(screen.getByRole('textbox')).toHaveValue('s3://a');
  });
});
