export interface FixPart {
  text: string;
  /** to be typed as it is */
  code: boolean;
}

/**
 * A fix in words and code, without the one command that it ends in: that stands below it, ready
 * to be copied. `commands` is what `commandsOfFix` found.
 */
export function fixParts(fix: string, commands: readonly string[]): FixPart[] {
  const [command = '', ...others] = commands;
  const shown =
    others.length === 0 && fix.endsWith(`\`${command}\``)
      ? fix.slice(0, -command.length - 2).trimEnd()
      : fix;
  return shown
    .split(/(`[^`]+`)/)
    .filter(Boolean)
    .map(part =>
      /^`[^`]+`$/.test(part)
        ? { text: part.slice(1, -1), code: true }
        : { text: part, code: false },
    );
}
