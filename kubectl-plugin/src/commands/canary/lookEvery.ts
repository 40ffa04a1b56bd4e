/** As often as most are scraped: more looks would see nothing new. */
export const LOOK_EVERY_MS = 15_000;
