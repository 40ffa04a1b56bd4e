/** An answer that is no. */
export class ForgeRefusal extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
    this.name = 'ForgeRefusal';
  }
}
