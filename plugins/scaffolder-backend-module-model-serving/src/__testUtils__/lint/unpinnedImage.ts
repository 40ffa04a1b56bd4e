/** Why a reference to an image may mean another one tomorrow; nothing where it may not. */
export function unpinnedImage(image: string): string[] {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) {
    return [];
  }
  const tag = /:(\w[\w.-]*)$/.exec(image)?.[1];
  if (tag === undefined) {
    return [`${image} has no tag`];
  }
  return tag === 'latest' || tag === 'stable'
    ? [`${image} is another one whenever somebody pushes it`]
    : [];
}
