import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

/**
 * The write-routing document of a stack, as Parameter Store would hold it: `value` says what a reference becomes at deployment,
 * given as `LogicalId.Attribute`.
 */
export function routingDocument(stack: Stack, value: (reference: string) => string): string {
  return documentText(Template.fromStack(stack).toJSON(), value);
}

/** The same from a template. */
export function documentText(template: { [section: string]: any }, value: (reference: string) => string): string {
  const [parameter] = Object.values<any>(template.Resources).filter(({ Type }) => Type === 'AWS::SSM::Parameter');
  const text = parameter.Properties.Value;
  return typeof text === 'string' ? text : text['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : value(referenceOf(part)))).join('');
}

export function inNewStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '123456789012' } });
}

function referenceOf(part: unknown): string {
  const { 'Ref': ref, 'Fn::GetAtt': attribute } = part as { 'Ref'?: string; 'Fn::GetAtt'?: string[] };
  return ref ?? attribute!.join('.');
}
