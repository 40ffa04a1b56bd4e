import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { forgeOf } from './forgeOf';

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: {
      integrations: {
        github: [{ host: 'git.example.com', apiBaseUrl: 'https://a/b' }],
        gitea: [{ host: 'gitea.example.com' }],
        gerrit: [
          {
            host: 'review.example.com',
            gitilesBaseUrl: 'https://review.example.com/gitiles',
          },
        ],
      },
    },
  }),
);

it.each<[unknown, string | undefined]>([
  ['git.example.com?owner=o&repo=r', 'github'],
  ['gitea.example.com?owner=o&repo=r', 'gitea'],
  ['gitlab.com?owner=o&repo=r', 'gitlab'],
  ['dev.azure.com?organization=o&project=p&repo=r', 'azure'],
  ['bitbucket.org?workspace=w&project=p&repo=r', 'bitbucketCloud'],
  [undefined, undefined],
  ['', undefined],
])('of %s is %s', (repoUrl, forge) => {
  expect(forgeOf(repoUrl, integrations)).toBe(forge);
});

it.each([
  ['github.evil.example.com?owner=o&repo=r', 'knows nothing of the host'],
  ['review.example.com?repo=r', 'of the kind gerrit'],
])('is refused for %s', (repoUrl, reason) => {
  expect(() => forgeOf(repoUrl, integrations)).toThrow(reason);
});
