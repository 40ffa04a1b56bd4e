import { documentedIds, idsIn, sources } from '../../testing/documentedIds';

const planners = [...sources()]
  .filter(([path]) => /(^|\/)plan[A-Z/]/.test(path))
  .map(([, text]) => text);

function inSource(...patterns: RegExp[]): string[] {
  const ids = planners.flatMap(text =>
    patterns.flatMap(pattern => idsIn(text, pattern)),
  );
  return [...new Set(ids)].sort();
}

describe('docs/plans.md', () => {
  it('has every reason of a refusal and no other', () => {
    const reasons = inSource(
      /\breason: ('[a-z-]+'),/g,
      /\breason:[^,;]*\?([^,;]*),\n/g,
    );
    const page = documentedIds('plans.md', 'Why there is no plan');
    expect([...page.keys()].sort()).toEqual(reasons);
    expect(reasons.length).toBeGreaterThan(50);
  });

  it('has every risk and no other', () => {
    const risks = inSource(
      /\bid:([^,;]*),\s+severity\b/g,
      /\brisk\(\s*('[a-z-]+'),/g,
    );
    const page = documentedIds('plans.md', 'What may go wrong');
    expect([...page.keys()].sort()).toEqual(risks);
    expect(risks.length).toBeGreaterThan(30);
  });
});
