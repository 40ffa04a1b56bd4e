import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { isModelServingAvailable, SERVICE_ID_ANNOTATION } from './entity';
import { modelServingPlugin } from './plugin';

describe('the plugin', () => {
  it('has a page with a title and an icon, so that it is in the sidebar', async () => {
    renderTestApp({
      features: [modelServingPlugin],
      initialRouteEntries: ['/models'],
    });
    expect((await screen.findAllByText('Models')).length).toBeGreaterThan(0);
    expect(await screen.findByTestId('connection')).toHaveTextContent(
      'Connecting',
    );
  });

  it('has pages of canaries and GPU pools, a tab and cards for entities, fields of forms', () => {
    for (const id of [
      'page:model-serving/canaries',
      'page:model-serving/gpus',
      'entity-content:model-serving/serving',
      'entity-card:model-serving/serving',
      'entity-card:model-serving/served-by',
      'entity-card:model-serving/gpus',
      'entity-card:model-serving/gpu-pool',
      'scaffolder-form-field:model-serving/gpu-pool-picker',
      'scaffolder-form-field:model-serving/registry-model-picker',
      'scaffolder-form-field:model-serving/serving-cluster-picker',
      'scaffolder-form-field:model-serving/serving-platform-picker',
      'scaffolder-form-field:model-serving/serving-repository-picker',
      'scaffolder-form-field:model-serving/serving-option-check',
    ]) {
      expect(() =>
        createExtensionTester(
          modelServingPlugin.getExtension(id as never),
        ).snapshot(),
      ).not.toThrow();
    }
  });
});

describe('isModelServingAvailable', () => {
  it('holds for entities with a service id', () => {
    const entity = (annotations?: Record<string, string>) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'fraud', annotations },
    });
    expect(isModelServingAvailable(entity())).toBe(false);
    expect(
      isModelServingAvailable(entity({ [SERVICE_ID_ANNOTATION]: 'a/b/c/d' })),
    ).toBe(true);
  });
});
