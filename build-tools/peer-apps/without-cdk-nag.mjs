// Without cdk-nag everything works but the entry for it, and that names what is missing.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
assert.equal(typeof require('cdk-aurora-topology').AuroraChecks, 'function');
assert.throws(() => require('cdk-aurora-topology/nag'), { code: 'MODULE_NOT_FOUND', message: /^Cannot find module 'cdk-nag'/ });
