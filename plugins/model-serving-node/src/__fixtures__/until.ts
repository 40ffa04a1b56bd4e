const MOST_TURNS = 20_000;

/** Lets everything that is ready run until the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn++) {
    if (turn > MOST_TURNS) {
      throw new Error(`never came true: ${condition}`);
    }
    await new Promise(resolve => setImmediate(resolve));
  }
}
