/** What the field for a repository says; part of all messages. */
export const repositoryMessages = {
  repositoryPicker: {
    host: 'Host',
    owner: 'Owner',
    group: 'Group',
    organization: 'Organization',
    workspace: 'Workspace',
    project: 'Project',
    repo: 'Name of the repository',
    noHost:
      'The portal has no host of git repositories: the project is made, but kept nowhere. Whoever runs the portal adds one to its “integrations”',
    unknownHost: 'The portal knows nothing of this host',
  },
} as const;
