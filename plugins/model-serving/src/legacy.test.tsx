import { TestApiProvider, wrapInTestApp } from '@backstage/test-utils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
  type FieldExtensionComponentProps,
  type FieldExtensionOptions,
} from '@backstage/plugin-scaffolder-react';
import { render, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { modelServingApiRef } from './api';
import {
  GpuPoolPickerFieldExtension,
  ModelsPage,
  modelServingPlugin,
  RegistryModelPickerFieldExtension,
  ServingClusterPickerFieldExtension,
  ServingOptionCheckFieldExtension,
  ServingPlatformPickerFieldExtension,
} from './legacy';
import { FakeModelServingApi } from './__testUtils__/FakeModelServingApi';
import { aFleet, aService } from './__testUtils__/services';

describe('the plugin in a legacy app', () => {
  it('brings its API', () => {
    expect([...modelServingPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      modelServingApiRef.id,
    ]);
  });

  it('shows the fleet with links to the services', async () => {
    const api = FakeModelServingApi.live(aFleet([aService()]));
    const page = (
      <TestApiProvider apis={[[modelServingApiRef, api]]}>
        <ModelsPage />
      </TestApiProvider>
    );
    render(
      wrapInTestApp(
        <Routes>
          <Route path="/models" element={page} />
        </Routes>,
        { routeEntries: ['/models'] },
      ),
    );
    expect(await screen.findByRole('link', { name: 'fraud' })).toHaveAttribute(
      'href',
      '/models/prod/payments/inferenceservice/fraud',
    );
  });

  it('brings the field of templates that shows GPU pools', async () => {
    function Form() {
      const [field] = useCustomFieldExtensions<FieldExtensionOptions>(
        <ScaffolderFieldExtensions>
          <GpuPoolPickerFieldExtension />
        </ScaffolderFieldExtensions>,
      );
      const props = {
        name: field?.name,
        schema: {},
        formData: 'a100',
      } as unknown as FieldExtensionComponentProps<unknown, unknown>;
      return field ? <field.component {...props} /> : null;
    }
    const api = FakeModelServingApi.live(aFleet([]));
    render(
      wrapInTestApp(
        <TestApiProvider apis={[[modelServingApiRef, api]]}>
          <Form />
        </TestApiProvider>,
      ),
    );
    expect(
      await screen.findByRole('button', { name: /a100.*GpuPoolPicker/ }),
    ).toBeVisible();
  });

  it('brings the other fields of templates, and what two of them refuse', async () => {
    let found: FieldExtensionOptions[] = [];
    function Form() {
      found = useCustomFieldExtensions<FieldExtensionOptions>(
        <ScaffolderFieldExtensions>
          <RegistryModelPickerFieldExtension />
          <ServingClusterPickerFieldExtension />
          <ServingOptionCheckFieldExtension />
          <ServingPlatformPickerFieldExtension />
        </ScaffolderFieldExtensions>,
      );
      return <>{found.length} fields</>;
    }
    render(wrapInTestApp(<Form />));
    expect(await screen.findByText('4 fields')).toBeVisible();
    expect(found.map(({ name, validation }) => [name, !!validation])).toEqual([
      ['RegistryModelPicker', false],
      ['ServingClusterPicker', false],
      ['ServingOptionCheck', true],
      ['ServingPlatformPicker', true],
    ]);
  });
});
