/** What fields of templates' forms say; part of all messages. */
export const formMessages = {
  platforms: {
    has: 'has {{platforms}}',
    lacks: 'does not serve {{resource}}: {{reason}}',
    notInstalled: '{{platform}} is not installed',
    partial: 'its {{platform}} is too old for them, or was installed without',
    cannotTell: 'cannot tell whether it has what is needed: {{reason}}',
    stale: 'does not answer now; this is what it said last',
    readOnly: 'the portal only reads there',
  },
  clusterPicker: {
    none: 'Not known yet',
    reading: 'Reading what the clusters have …',
    unread: 'What the clusters have cannot be read: {{reason}}',
    noClusters: 'The portal shows you no cluster.',
    placeholder: 'Name of the cluster',
    notListed: 'It is none of the clusters that the portal shows you.',
  },
  platformPicker: {
    chosen: 'On {{cluster}}: {{what}}',
    on: 'Clusters that have it: {{clusters}}',
    nowhere: 'No cluster that the portal shows you has it',
    cannotTell: 'Cannot tell of: {{clusters}}',
    reading: 'Asking which clusters have it …',
    unread: 'Cannot tell which clusters have it: {{reason}}',
    refused: 'cannot be “{{choice}}”. {{reason}}',
  },
  registryPicker: {
    placeholder: 'An address, or a part of a registered model’s name',
    noRegistry:
      'The portal has no model registry to look into: type an address.',
    unread: 'The registry cannot be searched, so type an address: {{reason}}',
    searching: 'Searching the registry …',
    noneFound: 'No registered model is called so',
    asTyped: 'As it is typed',
    more: 'There are more; type more of the name',
    version: 'Version {{version}}',
    latest: 'Version {{version}}, the latest',
    alias: 'Version {{version}} now, another one once the alias is moved',
    noVersion: 'It has no version yet',
    looking: 'Asking where its files are …',
    lies: 'Version {{version}}. Its files are at {{place}}',
    liesUnseen:
      'Version {{version}}. Its files should be at {{place}}, which could not be looked into: {{reason}}',
    unknownPlace:
      'Version {{version}}. Where its files are is not known: {{reason}}',
    notAsked: 'Where its files are is not known: {{reason}}',
  },
  optionCheck: {
    title: 'These answers do not go together',
    change: 'do not go together; change one of: {{fields}}',
    unread:
      'Whether all answers go together is found out only when the project is made: {{reason}}',
  },
} as const;
