import fc from 'fast-check';
import { matchesImage } from './matchesImage';

const IMAGE = 'registry.example:5000/ml/r-plumber:4.3';

describe('matchesImage', () => {
  it.each([
    ['registry.example:5000/ml/r-plumber:4.3', true],
    ['registry.example:5000/ml/r-plumber:*', true],
    ['registry.example:5000/ml/r-plumber:5*', false],
    ['registry.example:5000/ml/*', true],
    ['registry.example:5000/*', false],
    ['registry.example:5000/**', true],
    ['**/r-plumber', true],
    ['*/r-plumber', false],
    ['registry.example/ml/r-plumber', false],
    ['r-plumber', false],
  ])(
    '%s takes the image of a registry with a port: %s',
    (pattern, expected) => {
      expect(matchesImage(pattern, IMAGE)).toBe(expected);
    },
  );

  it('leaves the digest out', () => {
    const digest = `@sha256:${'0'.repeat(64)}`;
    expect(matchesImage('**/r-plumber:4.3', IMAGE + digest)).toBe(true);
    expect(matchesImage('ml/uwsgi', `ml/uwsgi${digest}`)).toBe(true);
  });

  it('takes an image without a tag for the latest', () => {
    expect(matchesImage('ml/uwsgi:latest', 'ml/uwsgi')).toBe(true);
    expect(matchesImage('ml/uwsgi:v*', 'ml/uwsgi')).toBe(false);
  });

  it.each([
    ['rstudio/plumber', 'docker.io/rstudio/plumber:v1'],
    ['docker.io/rstudio/plumber', 'rstudio/plumber:v1'],
    ['nginx', 'docker.io/library/nginx:1'],
    ['index.docker.io/rstudio/plumber:*', 'rstudio/plumber:v1'],
  ])('knows the short names of Docker Hub: %s is %s', (pattern, image) => {
    expect(matchesImage(pattern, image)).toBe(true);
  });

  it('matches no container without an image, nor one that no registry could have', () => {
    expect(matchesImage('**', '')).toBe(false);
    expect(matchesImage('**', 'a'.repeat(1001))).toBe(false);
  });

  it('takes every plain image for itself, whatever its digest', () => {
    const part = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/);
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 2, maxLength: 4 }),
        part,
        (path, tag) => {
          const image = `${path.join('/')}:${tag}`;
          expect(matchesImage(image, image)).toBe(true);
          expect(matchesImage(path.join('/'), `${image}@sha256:0a`)).toBe(true);
          expect(matchesImage(`${image}x`, image)).toBe(false);
        },
      ),
    );
  });
});
