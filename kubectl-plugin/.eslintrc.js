module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Everything is bundled: what runs needs none of these packages installed.
    '@backstage/no-undeclared-imports': 'off',
    'jest/no-standalone-expect': [
      'error',
      { additionalTestBlockFunctions: ['itWithKubectl', 'itWithOlderNode'] },
    ],
  },
});
