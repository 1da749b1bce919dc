import { debianPrograms } from './debian.mjs';

/**
 * A database server for test/examples/auction-conflicts.test.ts. Unlike `mariadb-server` these packages start nothing when they are
 * installed.
 */
export function databaseServer() {
  return debianPrograms({
    programs: ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db'],
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    timeoutSeconds: 60,
  });
}
