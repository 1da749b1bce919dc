import { Resource } from './resource';

/** `AWS::SQS::Queue`. */
export class Queue extends Resource {}
