import { serviceId } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { matchPath } from 'react-router-dom';
import { servicePath, servicePattern } from './servicePath';

describe('servicePath', () => {
  it('is the id below the fleet', () => {
    expect(servicePath('/models/', 'prod/a/b/c')).toBe('/models/prod/a/b/c');
  });

  it('leads the router back to the same service, whatever its names hold', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(
        fc.record({ cluster: name, namespace: name, name }),
        names => {
          // The router takes `%2F` inside a name that holds it literally for a slash; no context does.
          fc.pre(!Object.values(names).some(part => /%2f/i.test(part)));
          const identity = { ...names, kind: 'inferenceservice' };
          const path = servicePath('/models', serviceId(identity));
          const match = matchPath(`/models/${servicePattern}`, decoded(path));
          expect(match?.params).toEqual(identity);
        },
      ),
    );
  });
});

/** What the router does to an address before it matches it. */
function decoded(path: string): string {
  return path
    .split('/')
    .map(part => decodeURIComponent(part).replace(/\//g, '%2F'))
    .join('/');
}
