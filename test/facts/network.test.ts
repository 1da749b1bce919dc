import { isLocalZone, isSubnetGroupName, meantNetworkType, regionOfZone } from '../../src/facts/network';

test.each([
  ['us-east-1a', 'us-east-1'],
  ['us-gov-west-1b', 'us-gov-west-1'],
  ['us-west-2-lax-1a', 'us-west-2'],
  ['use1-az1', undefined],
  ['somewhere', undefined],
  ['1-us-east-1a', undefined],
  ['us-east-12b', 'us-east-12'],
  ['us-east-1ab', undefined],
])('the region of %s is %s', (zone, region) => {
  expect(regionOfZone(zone)).toBe(region);
});

test('Local Zones have a city in their name', () => {
  expect(['us-west-2-lax-1a', 'us-east-1-wl1-bos-wlz-1', 'us-gov-west-1-lax-1a', 'us-west-12-lax-1a'].every(isLocalZone)).toBe(true);
  expect(['us-west-2a', 'us-gov-west-1a', 'ap-southeast-3c', 'use1-az1', '9-us-west-2-lax-1a'].some(isLocalZone)).toBe(false);
});

test('a network type is corrected where it is certain to be wrong', () => {
  expect(['IPV4', 'DUAL', 'IPV8'].map(meantNetworkType)).toEqual([undefined, undefined, undefined]);
  expect(['IPV6', 'ipv4', 'Dual'].map(meantNetworkType)).toEqual(['DUAL', 'IPV4', 'DUAL']);
});

test('names of DB subnet groups', () => {
  expect(isSubnetGroupName('App 2.database_subnets-a')).toBe(true);
  expect(isSubnetGroupName('a'.repeat(255))).toBe(true);
  expect(isSubnetGroupName('a'.repeat(256))).toBe(false);
  expect(isSubnetGroupName('app/database')).toBe(false);
  expect(isSubnetGroupName('')).toBe(false);
});
