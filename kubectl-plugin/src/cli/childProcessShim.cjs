// What commander gets as node:child_process: it starts programs only for subcommands that are
// executables, which `kubectl model` has none of, and loading the real one costs every start
// a few milliseconds.
Object.defineProperty(exports, 'spawn', {
  get: () => require('node:child_process').spawn,
});
