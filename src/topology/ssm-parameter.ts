import { Part, Text, isScalar } from '../values/value';
import { Resource, known } from './resource';
import { WriteRouting, writeRoutingOf } from './write-routing';

/** `AWS::SSM::Parameter`. */
export class SsmParameter extends Resource {
  /** How an application is to write through a multi-master cluster, where that is what it says; undefined for anything else. */
  public get writeRouting(): WriteRouting | undefined {
    return writeRoutingOf(this.parts);
  }

  private get parts(): readonly Part[] {
    const value = known(() => this.properties.read('Value'));
    if (value?.kind !== 'known') return [];
    if (value.value instanceof Text) return value.value.parts;
    return isScalar(value.value) ? [String(value.value)] : [];
  }
}
