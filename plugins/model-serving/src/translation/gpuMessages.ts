/** What is said about accelerators and who holds them; part of all messages. */
export const gpuMessages = {} as const;
