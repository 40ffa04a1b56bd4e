export interface FixPart {
  text: string;
  /** to be typed as it is */
  code: boolean;
}

/**
 * A fix in words and code, without the command at its end: that one stands below it, ready to be
 * copied. `command` is what `commandOfFix` found.
 */
export function fixParts(fix: string, command: string | undefined): FixPart[] {
  const shown =
    command !== undefined && fix.endsWith(`\`${command}\``)
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
