/** Korean of accelerators; a part of all of it. */
export const koreanGpuMessages = {} as const;
