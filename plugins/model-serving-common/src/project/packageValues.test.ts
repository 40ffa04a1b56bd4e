import { packageValues } from './packageValues';
import { DEFAULT_PROJECT_SETTINGS } from './ProjectSettings';

it.each([
  [{}, { credentials: false, pythonHost: '' }],
  [
    { python: 'https://pypi.example.com:8443/simple' },
    { credentials: true, pythonHost: 'pypi.example.com' },
  ],
  [{ r: 'https://cran.example.com' }, { credentials: true, pythonHost: '' }],
])('of %j are %j', (packages, expected) => {
  expect(
    packageValues({
      ...DEFAULT_PROJECT_SETTINGS,
      packages,
      packageCredentials: true,
    }),
  ).toEqual(expected);
});

it('are none unless repositories ask for them', () => {
  expect(
    packageValues({
      ...DEFAULT_PROJECT_SETTINGS,
      packages: { python: 'https://pypi.example.com/simple' },
    }),
  ).toMatchObject({ credentials: false });
});
