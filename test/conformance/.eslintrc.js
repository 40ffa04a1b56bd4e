module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Forbids __dirname, which moves in a production build; this package is run from source only.
    'no-restricted-syntax': 'off',
    'jest/no-standalone-expect': [
      'error',
      { additionalTestBlockFunctions: ['itWithSchemas'] },
    ],
  },
  overrides: [
    {
      // Tests that behaviour.test.ts calls for every server.
      files: ['src/behaviours/*.ts'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
