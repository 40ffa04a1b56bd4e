import { servingPlatforms } from '@modeldeck/plugin-model-serving-common';
import { platformTitle } from './platformTitle';

describe('platformTitle', () => {
  it.each(servingPlatforms.map(({ id, title }) => [id, title]))(
    'calls %s as the core does: %s',
    (id, title) => {
      expect(platformTitle(id)).toBe(title);
    },
  );

  it('calls a platform that it does not know by its id', () => {
    expect(platformTitle('bentoml')).toBe('bentoml');
    expect(platformTitle('constructor')).toBe('constructor');
  });
});
