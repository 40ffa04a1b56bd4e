import type { ForgeRepositories, ForgeRepository } from './ForgeRepositories';
import { ForgeRefusal } from './ForgeRefusal';

export interface SignIn {
  /** who may sign in; filled in, since nothing here is a secret */
  name: string;
  password: string;
  /** path to go to afterwards */
  next: string;
}

export function signInPage({ name, password, next }: SignIn): string {
  return page(
    'Sign in',
    `<p>A simulated Gitea, for demonstrations.</p>
<form method="post" action="/user/login">
<input type="hidden" name="redirect_to" value="${escaped(next)}">
<p><label>User <input name="user_name" value="${escaped(name)}"></label></p>
<p><label>Password <input type="password" name="password" value="${escaped(
      password,
    )}"></label></p>
<p><button>Sign in</button></p>
</form>`,
  );
}

/** A file's text, or a page with the files that there are. */
export async function repositoryPage(
  repositories: ForgeRepositories,
  repository: ForgeRepository,
  asked: readonly string[],
): Promise<{ type: 'html' | 'plain'; content: string | Buffer }> {
  const [src, branch, ref = 'main', ...path] = asked;
  if (src !== undefined && (src !== 'src' || branch !== 'branch')) {
    throw new ForgeRefusal(404, 'Not Found');
  }
  const wanted = path.filter(Boolean).join('/');
  if (wanted !== '') {
    const content = await repositories.file(repository, ref, wanted);
    return { type: 'plain', content };
  }
  const { owner, name, description } = repository;
  const paths = await repositories.paths(repository, ref);
  const items = paths.map(
    each =>
      `<li><a href="/${owner}/${name}/src/branch/${ref}/${each
        .split('/')
        .map(encodeURIComponent)
        .join('/')}">${escaped(each)}</a></li>`,
  );
  const content = page(
    `${owner}/${name}`,
    `<p>${escaped(description)}</p>\n<ul>\n${items.join('\n')}\n</ul>`,
  );
  return { type: 'html', content };
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<h1>${escaped(title)}</h1>
${body}
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
