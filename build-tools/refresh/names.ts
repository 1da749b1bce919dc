// Compares names of which RDS has a list: CA certificates and Regions.
import { CA_CERTIFICATES } from '../../src/facts/certificates';
import { partitionOf } from '../../src/facts/regions';
import { Comparison, unique } from './differences';
import { addWord } from './edits';

export function compareCertificates(rows: readonly { readonly CertificateIdentifier: string }[]): Comparison {
  const own = unique(rows, ({ CertificateIdentifier: id }) => id);
  return {
    title: 'CA certificates',
    differences: own.filter(({ CertificateIdentifier: id }) => !CA_CERTIFICATES.includes(id)).map(({ CertificateIdentifier: id }) => ({
      kind: 'lacking', engine: 'RDS', what: id, detail: 'is not in CURRENT', file: 'src/facts/certificates.ts', edit: addWord('CURRENT', id),
    })),
    rows: own.length,
    notes: [],
  };
}

/** How the names of Regions begin in the partitions that are not `aws`. */
const PREFIXES = Object.entries({
  'cn-': 'aws-cn', 'us-gov-': 'aws-us-gov', 'eusc-': 'aws-eusc', 'us-iso-': 'aws-iso', 'us-isob-': 'aws-iso-b', 'eu-isoe-': 'aws-iso-e', 'us-isof-': 'aws-iso-f',
});

export function compareRegions(rows: readonly { readonly RegionName: string }[]): Comparison {
  const own = unique(rows, ({ RegionName: name }) => name);
  return {
    title: 'Regions',
    differences: own.filter(({ RegionName: name }) => partitionOf(name) === undefined).map(({ RegionName: name }) => {
      const partition = PREFIXES.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'aws';
      return { kind: 'lacking', engine: partition, what: name, detail: 'is not in REGIONS', file: 'src/facts/regions.ts', edit: addWord('REGIONS', name, partition) };
    }),
    rows: own.length,
    notes: [],
  };
}
