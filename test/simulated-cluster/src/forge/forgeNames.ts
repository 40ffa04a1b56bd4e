const LONGEST = 100;
const KEPT_FOR_ITSELF = /^(\.{1,2}|-)$|\.(git|wiki|rss|atom)$/i;

/** What Gitea takes as the name of a repository (go-gitea/gitea: models/repo/repo.go). */
export function isRepositoryName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name.length <= LONGEST &&
    /^[-.\w]+$/.test(name) &&
    !KEPT_FOR_ITSELF.test(name)
  );
}

/** Branches, tags and commits that git cannot take for an option or for a range of commits. */
export function isRef(text: string): boolean {
  return /^\w[-./\w]*$/.test(text) && !text.includes('..');
}
