/** The version of this plugin; the build puts it in place of the variable. */
export function clientVersion(): string {
  return `v${process.env.MODELDECK_VERSION ?? '0.0.0-dev'}`;
}
