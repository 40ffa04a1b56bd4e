module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Forbids __dirname, which moves in a production build; this package is run from source only.
    'no-restricted-syntax': 'off',
    // For the same reason: nobody installs it.
    '@backstage/no-undeclared-imports': 'off',
  },
});
