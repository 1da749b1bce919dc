import { CA_CERTIFICATES, DEFAULT_CA_CERTIFICATE, expiryOf } from '../../src/facts/certificates';

test.each([['rds-ca-2015', true], ['rds-ca-2019', true], ['rds-ca-rsa2048-g1', false], ['rds-ca-ecc384-g1', false], ['rds-ca-rsa2048-g2', false], ['constructor', false]])('%s has expired: %s', (certificate, hasExpired) => {
  expect(expiryOf(certificate) !== undefined).toBe(hasExpired);
});

test('the default is a certificate that has not expired', () => {
  expect(CA_CERTIFICATES).toContain(DEFAULT_CA_CERTIFICATE);
  expect(expiryOf(DEFAULT_CA_CERTIFICATE)).toBeUndefined();
});
