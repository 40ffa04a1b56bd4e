// Loaded into the built binary by tests, ahead of it: the product itself has no back door.
// Stops the clock, and lets stdout pass for a terminal of a given width.
const moment = Date.parse(process.env.TEST_NOW);

globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length > 0 ? args : [moment]));
  }

  static now() {
    return moment;
  }
};

if (process.env.TEST_COLUMNS) {
  Object.defineProperties(process.stdout, {
    isTTY: { value: true },
    columns: { value: Number(process.env.TEST_COLUMNS) },
    rows: { value: 50 },
  });
}
