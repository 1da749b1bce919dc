/** Names of what nobody is to read, also where a template forgets to say so. */
const SECRET_NAME = /pass|pwd|secret|token|credential/i;

export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);
