/** Turns on the validation that comes with CDK, for the tests of a `describe`. */
export function validateAsCdk(): void {
  beforeAll(() => { delete process.env.CDK_VALIDATION; });
  afterAll(() => { process.env.CDK_VALIDATION = 'false'; });
}
