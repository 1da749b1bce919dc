import { Resource } from './resource';

/** `AWS::KMS::Key`. */
export class Key extends Resource {}
