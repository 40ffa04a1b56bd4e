import { parseArguments } from './parseArguments';
console.log(1);
it('x', () => {
  for (const a of [
    '',
    'status',
    'status -A -o=json --context a,b --context c',
    'status --foo',
    'stat',
    'status a b',
    'status -o go-template=x',
    'status --timeout 3x',
    'help nonsense',
    'help status',
    'version -o wide',
    'completion tcsh',
    'status --watch=maybe',
    'status -h',
    'status x -A',
    'bogus',
    '--context',
    'status --color blue',
  ])
    console.log(a, parseArguments(a.split(' ').filter(Boolean)));
});
