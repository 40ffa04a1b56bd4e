/** What the scripts do is told on stderr: stdout belongs to the task. */
export function say(text) {
  process.stderr.write(`modeldeck: ${text}\n`);
}
