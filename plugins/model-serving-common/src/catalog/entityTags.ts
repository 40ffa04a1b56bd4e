/** Words as tags that Backstage accepts, each once; what leaves no letter is left out. */
export function entityTags(
  ...words: ReadonlyArray<string | undefined>
): string[] {
  const tags = words
    .map(word => (word ?? '').toLowerCase().replace(/[^a-z0-9+#]+/g, '-'))
    .map(tag => tag.slice(0, 63).replace(/^-+|-+$/g, ''));
  return [...new Set(tags.filter(Boolean))];
}
