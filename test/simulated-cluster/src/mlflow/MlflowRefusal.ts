/** An answer other than 200, as a tracking server gives it. */
export class MlflowRefusal extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }

  static notThere(message: string): MlflowRefusal {
    return new MlflowRefusal(404, 'RESOURCE_DOES_NOT_EXIST', message);
  }

  static wrongArgument(message: string): MlflowRefusal {
    return new MlflowRefusal(400, 'INVALID_PARAMETER_VALUE', message);
  }
}
