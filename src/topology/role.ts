import { Properties } from '../values/properties';
import { Resource } from './resource';

/** `AWS::IAM::Role`. */
export class Role extends Resource {
  /** The services that may assume it, such as `monitoring.rds.amazonaws.com`; undecided where a statement cannot be read. */
  public get trustedServices(): string[] {
    const statements = this.properties.properties('AssumeRolePolicyDocument')?.propertiesList('Statement') ?? [];
    return statements.filter((statement) => statement.string('Effect') === 'Allow').flatMap(servicesOf);
  }
}

function servicesOf(statement: Properties): string[] {
  return statement.properties('Principal')?.strings('Service') ?? [];
}
