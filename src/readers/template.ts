import { ResourceSource } from '../topology/resource';
import { Topology, TopologySource } from '../topology/topology';
import { Worlds } from '../values/world';
import { Exports } from './exports';
import { PlannedApp, PlannedStackTwin } from './planned-app';
import { TemplateFile } from './template-file';
import { PlannedTemplate, TemplateInput } from './template-input';

/**
 * Reads the Aurora topology out of templates that are deployed together: references, parameters and outputs of nested
 * stacks, and exports are followed from one to the other. Needs no CDK, and never throws, whatever the templates are.
 *
 * The address of a resource is the name of its template and its logical id, `<template>/<logicalId>`; that of one in a nested
 * stack has the logical id of the nested stack in between.
 *
 * @param worlds those of another reading that this one is compared with: a parameter has one value in both
 */
export function readTemplates(templates: readonly TemplateInput[], worlds = new Worlds()): Topology {
  return new Topology(new TemplateReader(templates, worlds), worlds);
}

/** The topology of templates that are about to be deployed together, which can be compared with what is deployed. */
export function readPlan(templates: readonly PlannedTemplate[]): PlannedApp {
  const worlds = new Worlds();
  const reader = new TemplateReader(templates, worlds);
  const stacks = templates.map(({ name, artifactId, stackName, region, account }): PlannedStackTwin => ({
    artifactId,
    stackName,
    region,
    account,
    twin: () => reader.file(name).asTwin,
    record: (parameters) => reader.file(name).record(parameters),
  }));
  return { topology: new Topology(reader, worlds), stacks: () => stacks };
}

class TemplateReader implements TopologySource {
  public readonly resources: readonly ResourceSource[];
  private readonly scopes: readonly TemplateFile[];
  private attributes: ReadonlySet<string> | undefined;

  public constructor(templates: readonly TemplateInput[], worlds: Worlds) {
    const exports = new Exports(() => this.scopes.flatMap((scope) => scope.exports()));
    this.scopes = templates.flatMap((template) => new TemplateFile(template, exports).andNested());
    this.resources = this.scopes.flatMap((scope) => scope.resources(worlds));
  }

  public get mayHaveMore(): boolean {
    return this.scopes.some(({ hasLoops }) => hasLoops);
  }

  /** The one of the template with a name. */
  public file(name: string): TemplateFile {
    return this.scopes.find(({ stack }) => stack.address === name)!;
  }

  public readsAttribute(address: string, attribute: string): boolean {
    this.attributes ??= new Set(this.scopes.flatMap((scope) => scope.attributesRead()));
    return this.attributes.has(`${address} ${attribute}`);
  }
}
