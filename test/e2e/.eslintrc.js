module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Forbids __dirname, which moves in a production build; this package is run from source only.
    'no-restricted-syntax': 'off',
  },
  overrides: [
    {
      // Tests that portal.test.ts calls: they share its portal, which takes long to start.
      files: ['src/describe*.ts'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
