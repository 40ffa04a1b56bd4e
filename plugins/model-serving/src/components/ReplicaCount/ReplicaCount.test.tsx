import { renderInTestApp } from '@backstage/frontend-test-utils';
import { unknown } from '@modeldeck/plugin-model-serving-common';
import { screen } from '@testing-library/react';
import { ReplicaCount } from './ReplicaCount';

const elsewhere = unknown('they are counted elsewhere');

describe('ReplicaCount', () => {
  it.each([
    ['what is known', 2, 3, 0],
    ['one reason once', elsewhere, elsewhere, 1],
    ['two reasons', elsewhere, unknown('it does not say'), 2],
    ['one of them', elsewhere, 3, 1],
  ])('says %s', async (_, ready, wanted, hints) => {
    await renderInTestApp(<ReplicaCount ready={ready} wanted={wanted} />);
    expect(screen.queryAllByRole('button')).toHaveLength(hints);
  });
});
