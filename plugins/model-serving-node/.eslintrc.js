module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Assertions that several tests share are functions of this name.
    'jest/expect-expect': [
      'warn',
      { assertFunctionNames: ['expect', 'expect*'] },
    ],
  },
});
