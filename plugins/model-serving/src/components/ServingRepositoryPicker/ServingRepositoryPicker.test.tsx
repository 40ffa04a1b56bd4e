import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import {
  ServingRepositoryPicker,
  type ServingRepositoryPickerProps,
} from './ServingRepositoryPicker';
import { validateRepository } from './servingRepositoryPickerField';

const INTEGRATIONS = {
  gitea: [{ host: 'git.example.com' }],
  gitlab: [
    {
      host: 'gitlab.example.com',
      apiBaseUrl: 'https://gitlab.example.com/api/v4',
    },
  ],
  azure: [{ host: 'dev.azure.com' }],
};

interface Form {
  integrations?: Record<string, Record<string, string>[]>;
  repoUrl?: string;
  allowedHosts?: string[];
}

async function open({ repoUrl, allowedHosts, ...form }: Form = {}) {
  const integrations =
    'integrations' in form ? form.integrations : INTEGRATIONS;
  const answers: (string | undefined)[] = [];
  function Filled() {
    const [formData, setFormData] = useState(repoUrl);
    // What a form gives beyond this is not looked at.
    const props = {
      name: 'repoUrl',
      schema: { title: 'Repository' },
      uiSchema: { 'ui:options': { allowedHosts } },
      formContext: { formData: { name: 'credit' } },
      formData,
      onChange: (answer?: string) => {
        answers.push(answer);
        setFormData(answer);
      },
    } as unknown as ServingRepositoryPickerProps;
    return <ServingRepositoryPicker {...props} />;
  }
  await renderInTestApp(<Filled />, {
    config: integrations ? { integrations } : {},
  });
  return {
    answer: () => answers.at(-1),
    type: (label: string, text: string) =>
      userEvent.type(screen.getByRole('textbox', { name: label }), text),
    hosts: async () => {
      await userEvent.click(screen.getByRole('button', { name: /Host/ }));
      return screen.getAllByRole('option').map(each => each.textContent);
    },
  };
}

describe('ServingRepositoryPicker', () => {
  it('begins at the first host, with the name of the project', async () => {
    const { answer, type } = await open({
      integrations: { gitea: INTEGRATIONS.gitea },
    });
    expect(answer()).toBe('git.example.com?repo=credit');
    await type('Organization', 'risk');
    expect(answer()).toBe('git.example.com?repo=credit&owner=risk');
    expect(screen.getByRole('group', { name: 'Repository' })).toBeVisible();
  });

  it('asks each host for what it takes', async () => {
    const { answer, hosts } = await open({
      repoUrl: 'gitlab.example.com?owner=risk&repo=credit',
    });
    expect(screen.getByRole('textbox', { name: 'Group' })).toHaveValue('risk');
    expect(await hosts()).toEqual(
      expect.arrayContaining(['git.example.com', 'dev.azure.com']),
    );
    await userEvent.click(
      screen.getByRole('option', { name: 'dev.azure.com' }),
    );
    expect(answer()).toContain('dev.azure.com?');
    const labels = screen
      .getAllByRole('textbox')
      .map(field => (field as HTMLInputElement).labels?.[0]?.textContent);
    expect(labels).toEqual([
      expect.stringContaining('Organization'),
      expect.stringContaining('Project'),
      expect.stringContaining('Name of the repository'),
    ]);
  });

  it('offers no host that is not configured', async () => {
    const { hosts } = await open({
      integrations: { gitea: INTEGRATIONS.gitea },
    });
    expect(await hosts()).toEqual(['git.example.com']);
  });

  it('offers the public hosts where none is configured', async () => {
    const { hosts } = await open({ integrations: undefined });
    expect(await hosts()).toEqual(
      expect.arrayContaining(['github.com', 'gitlab.com']),
    );
  });

  it('offers no others than its template wants', async () => {
    const { hosts } = await open({ allowedHosts: ['gitlab.example.com'] });
    expect(await hosts()).toEqual(['gitlab.example.com']);
  });

  it('keeps a host that the portal does not know, and says so', async () => {
    await open({ repoUrl: 'gone.example.com?owner=risk&repo=credit' });
    expect(
      screen.getByText('The portal knows nothing of this host.'),
    ).toBeVisible();
  });

  it('says that there is none', async () => {
    const { answer } = await open({ allowedHosts: ['gone.example.com'] });
    expect(screen.getByText(/no host of git repositories/)).toBeVisible();
    expect(answer()).toBeUndefined();
  });
});

describe('what is refused of a repository', () => {
  it.each([
    [undefined, []],
    ['git.example.com?owner=risk&repo=credit', []],
    ['git.example.com?repo=credit', ['Not said yet: owner']],
    [
      'dev.azure.com?project=risk',
      ['Not said yet: organization, name of the repository'],
    ],
    ['gone.example.com?', ['The portal publishes to no host gone.example.com']],
  ])('%s', (url, refused) => {
    const addError = jest.fn();
    const config = mockApis.config({ data: { integrations: INTEGRATIONS } });
    validateRepository(
      url,
      { addError } as never,
      { apiHolder: { get: () => config } } as never,
    );
    expect(addError.mock.calls.flat()).toEqual(refused);
  });
});
