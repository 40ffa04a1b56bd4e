import type { ProjectSettings } from './ProjectSettings';

/** What building an image has to know of the repositories that packages come from. */
export interface PackageValues {
  /** whether the build is given a user and a password for them */
  credentials: boolean;
  /** host of the repository for Python, without its port; empty: the public one */
  pythonHost: string;
}

/** What follows from the repositories of packages; the public ones ask for no credentials. */
export function packageValues({
  packages,
  packageCredentials,
}: ProjectSettings): PackageValues {
  return {
    credentials: packageCredentials && Object.values(packages).length > 0,
    pythonHost: hostOf(packages.python ?? ''),
  };
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^@/]*@)?([^:/]+)/.exec(url)?.[1] ?? '';
}
