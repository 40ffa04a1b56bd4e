import {
  unknown,
  type Component,
} from '@modeldeck/plugin-model-serving-common';
import { screen } from '@testing-library/react';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet, aService } from '../../__testUtils__/services';
import { ComponentTable } from './ComponentTable';

const server: Component = {
  name: 'triton',
  kind: 'server',
  replicas: { wanted: 2, ready: unknown('pods could not be read') },
  pods: [],
  accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
  sharedBy: [],
};

async function rowWith(overrides: Partial<Component>) {
  const service = aService({ components: [{ ...server, ...overrides }] });
  const api = FakeModelServingApi.live(aFleet([service]));
  await renderPage(<ComponentTable service={service} />, { api });
  return screen.getByRole('row', { name: /triton/ });
}

const idOf = (name: string) => aService({ name }).id;

describe('ComponentTable', () => {
  it('says what it is, how many there are and what they hold', async () => {
    const row = await rowWith({});
    expect(row).toHaveTextContent('server');
    expect(row).toHaveTextContent('Unknown: pods could not be read');
    expect(row).toHaveTextContent('2 GPU');
    expect(row).toHaveTextContent('this service alone');
  });

  it('leads to the other services that it works for', async () => {
    const row = await rowWith({
      sharedBy: [idOf('fraud'), idOf('churn'), idOf('ocr')],
    });
    expect(row).toHaveTextContent('shared by 3 services, also churn, ocr');
    expect(
      screen.queryByRole('link', { name: 'fraud' }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'ocr' })).toHaveAttribute(
      'href',
      '/models/prod/payments/inferenceservice/ocr',
    );
  });

  it('counts them all where it does not name them all', async () => {
    const row = await rowWith({
      sharedBy: Array.from({ length: 300 }, (_, index) => idOf(`m${index}`)),
    });
    expect(screen.getAllByRole('link').length).toBeLessThan(20);
    expect(row).toHaveTextContent(/shared by 30[01] services/);
    expect(row).toHaveTextContent(/…$/);
  });

  it('counts those as well that it is not told of by name', async () => {
    const row = await rowWith({
      sharedBy: [idOf('churn'), idOf('ocr')],
      sharedByOmitted: 488,
    });
    expect(row).toHaveTextContent(/shared by 490 services, also churn, ocr …$/);
  });
});
