// Loaded into the built binary by tests, ahead of it: the product itself has no back door.
// Stops the clock, lets stdout pass for a terminal of a given width, and the pipe that answers
// come through for a terminal too.
const moment = Date.parse(process.env.TEST_NOW);

class StoppedDate extends Date {
  constructor(...args) {
    super(...(args.length > 0 ? args : [moment]));
  }

  static now() {
    return moment;
  }
}

// By Reflect, since tsc takes an assignment for a declaration of the global in every file.
Reflect.set(globalThis, 'Date', StoppedDate);

if (process.env.TEST_ANSWERED) {
  for (const stream of [process.stdin, process.stderr]) {
    Object.defineProperty(stream, 'isTTY', { value: true });
  }
}

if (process.env.TEST_COLUMNS) {
  Object.defineProperties(process.stdout, {
    isTTY: { value: true },
    columns: { value: Number(process.env.TEST_COLUMNS) },
    rows: { value: 50 },
  });
}
