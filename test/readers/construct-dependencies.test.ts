import { App, CfnParameter, CfnResource, NestedStack, Stack, Stage, aws_rds as rds } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct, Dependable, DependencyGroup, IConstruct } from 'constructs';
import { readConstructTree } from '../../src/readers/construct-tree';
import { Instance } from '../../src/topology/instance';
import { KINDS } from '../../src/topology/kinds';
import { newApp, templateFile } from '../support/apps';
import { synthesize } from '../support/doors';

const instance = (scope: Construct, id = 'Instance'): rds.CfnDBInstance =>
  new rds.CfnDBInstance(scope, id, { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large' });

/** A construct with two resources, one of them deeper than the other. */
function pair(scope: Construct, id: string): { around: Construct; one: CfnResource; other: CfnResource } {
  const around = new Construct(scope, id);
  return { around, one: instance(around, 'One'), other: instance(new Construct(around, 'Deeper'), 'Other') };
}

const nestedIn = (scope: Construct, id: string): NestedStack => new NestedStack(scope, id);

/** What is included, and the resource that is called `id` there. */
function included(scope: Construct, resources: object, id = 'Template'): (id: string) => CfnResource {
  const template = new CfnInclude(scope, id, { templateFile: templateFile({ Resources: resources }) });
  return (name) => template.getResource(name);
}

const INSTANCE = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBInstanceClass: 'db.r6g.large' } };

/** Whether the model says that one resource is created after another. */
function isAfter(app: App, later: IConstruct, earlier: IConstruct): boolean {
  const instances = readConstructTree(app).all(KINDS.instance);
  const [a, b] = [later, earlier].map(({ node }) => instances.find(({ address }) => address === node.path)) as [Instance, Instance];
  return a.waitsFor(b);
}

type Declared = readonly [later: CfnResource, earlier: CfnResource];
type Case = readonly [title: string, declare: (app: App) => Declared];

/** In one stack. */
const inStack = (declare: (stack: Stack) => Declared) => (app: App): Declared => declare(new Stack(app, 'Stack'));

/** In two stacks, of which nothing else says which is deployed first. */
const inTwo = (declare: (later: Stack, earlier: Stack) => Declared) => (app: App): Declared => declare(new Stack(app, 'A'), new Stack(app, 'B'));

const WITHIN_A_TEMPLATE: readonly Case[] = [
  ['a resource told to wait for a resource', inStack((stack) => {
    const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
    later.addResourceDependency(earlier);
    return [later, earlier];
  })],
  ['a resource as a construct told to wait for a resource', inStack((stack) => {
    const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
    later.node.addDependency(earlier);
    return [later, earlier];
  })],
  ['a construct of several resources told to wait for another', inStack((stack) => {
    const [later, earlier] = [pair(stack, 'A'), pair(stack, 'B')];
    later.around.node.addDependency(earlier.around);
    return [later.other, earlier.other];
  })],
  ['a construct around told to wait for a resource', inStack((stack) => {
    const [later, earlier] = [pair(stack, 'A'), instance(stack, 'B')];
    later.around.node.addDependency(earlier);
    return [later.one, earlier];
  })],
  ['a resource told to wait for a construct around', inStack((stack) => {
    const [later, earlier] = [instance(stack, 'A'), pair(stack, 'B')];
    later.node.addDependency(earlier.around);
    return [later, earlier.other];
  })],
  ['a resource told to wait for a group of dependencies', inStack((stack) => {
    const [later, earlier, another] = [instance(stack, 'A'), instance(stack, 'B'), instance(stack, 'C')];
    const group = new DependencyGroup(another);
    later.node.addDependency(group);
    group.add(earlier);
    return [later, earlier];
  })],
  ['a resource told to wait for what stands for other constructs', inStack((stack) => {
    const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
    const standIn = new Construct(stack, 'StandIn');
    Dependable.implement(standIn, { dependencyRoots: [earlier] });
    later.node.addDependency(standIn);
    return [later, earlier];
  })],
  ['a construct told to wait for a part of its own', inStack((stack) => {
    const { around, one, other } = pair(stack, 'A');
    around.node.addDependency(other);
    return [one, other];
  })],
  ['a part told to wait for the construct around it', inStack((stack) => {
    const { around, one, other } = pair(stack, 'A');
    one.node.addDependency(around);
    return [one, other];
  })],
  ['an override', inStack((stack) => {
    const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
    later.addOverride('DependsOn', earlier.logicalId);
    return [later, earlier];
  })],
  ['an override with a list', inStack((stack) => {
    const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
    later.addOverride('DependsOn', ['Missing', earlier.logicalId, 7]);
    return [later, earlier];
  })],
  ['an override of another item than that of the dependency', inStack((stack) => {
    const [later, earlier, another] = [instance(stack, 'A'), instance(stack, 'B'), instance(stack, 'C')];
    later.node.addDependency(earlier);
    later.addOverride('DependsOn.1', another.logicalId);
    return [later, earlier];
  })],
  ['an override of an item', inStack((stack) => {
    const [later, earlier, another] = [instance(stack, 'A'), instance(stack, 'B'), instance(stack, 'C')];
    later.node.addDependency(another);
    later.addOverride('DependsOn.1', earlier.logicalId);
    return [later, earlier];
  })],
  ['a dependency beside an override of a property', inStack((stack) => {
    const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
    later.node.addDependency(earlier);
    later.addPropertyOverride('PromotionTier', 1);
    return [later, earlier];
  })],
  ['a class that renders itself', inStack((stack) => {
    const earlier = instance(stack, 'B');
    class Own extends CfnResource {
      /** @internal */
      public override _toCloudFormation(): object {
        return { Resources: { [this.logicalId]: { ...INSTANCE, DependsOn: earlier.logicalId } } };
      }
    }
    return [new Own(stack, 'A', { type: INSTANCE.Type }), earlier];
  })],
  ['DependsOn of an included template', inStack((stack) => {
    const resource = included(stack, { A: { ...INSTANCE, DependsOn: 'B' }, B: INSTANCE });
    return [resource('A'), resource('B')];
  })],
  ['a list in DependsOn of an included template', inStack((stack) => {
    const resource = included(stack, { A: { ...INSTANCE, DependsOn: ['B', 'C'] }, B: INSTANCE, C: INSTANCE });
    return [resource('A'), resource('C')];
  })],
  ['a resource told to wait for an included template', inStack((stack) => {
    const resource = included(stack, { B: INSTANCE });
    const later = instance(stack, 'A');
    later.node.addDependency(resource('B').node.scope!);
    return [later, resource('B')];
  })],
  ['within a nested stack', inStack((stack) => {
    const nested = nestedIn(stack, 'Nested');
    const [later, earlier] = [pair(nested, 'A'), instance(nested, 'B')];
    later.around.node.addDependency(earlier);
    return [later.other, earlier];
  })],
  ['in a stage', (app) => {
    const stack = new Stack(new Stage(app, 'Stage'), 'Stack');
    const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
    later.node.addDependency(earlier);
    return [later, earlier];
  }],
];

const ACROSS_NESTED_STACKS: readonly Case[] = [
  ['a resource told to wait for a nested stack', inStack((stack) => {
    const nested = nestedIn(stack, 'Nested');
    const [later, earlier] = [instance(stack), instance(nested)];
    later.node.addDependency(nested);
    return [later, earlier];
  })],
  ['a resource told to wait for a resource in a nested stack', inStack((stack) => {
    const nested = nestedIn(stack, 'Nested');
    const [later, earlier, another] = [instance(stack), instance(nested), instance(nested, 'Other')];
    later.addResourceDependency(another);
    return [later, earlier];
  })],
  ['a resource as a construct told to wait for a construct in a nested stack', inStack((stack) => {
    const nested = nestedIn(stack, 'Nested');
    const [later, earlier] = [instance(stack), instance(nested)];
    later.node.addDependency(new Construct(nested, 'Empty'));
    return [later, earlier];
  })],
  ['a construct told to wait for one with a nested stack in it', inStack((stack) => {
    const around = new Construct(stack, 'Around');
    const [later, earlier] = [instance(stack), instance(nestedIn(around, 'Nested'))];
    later.node.addDependency(around);
    return [later, earlier];
  })],
  ['a nested stack told to wait for a resource', inStack((stack) => {
    const nested = nestedIn(stack, 'Nested');
    const [later, earlier] = [instance(nested), instance(stack)];
    nested.node.addDependency(earlier);
    return [later, earlier];
  })],
  ['the resource of a nested stack told to wait for a resource', inStack((stack) => {
    const nested = nestedIn(stack, 'Nested');
    const [later, earlier] = [instance(nested), instance(stack)];
    (nested.nestedStackResource as CfnResource).addResourceDependency(earlier);
    return [later, earlier];
  })],
  ['an override of the resource of a nested stack', inStack((stack) => {
    const nested = nestedIn(stack, 'Nested');
    const [later, earlier] = [instance(nested), instance(stack)];
    (nested.nestedStackResource as CfnResource).addOverride('DependsOn', [earlier.logicalId]);
    return [later, earlier];
  })],
  ['something in a nested stack told to wait for a resource outside', inStack((stack) => {
    const nested = nestedIn(stack, 'Nested');
    const [later, earlier] = [instance(nested), instance(stack)];
    new Construct(nested, 'Empty').node.addDependency(earlier);
    return [later, earlier];
  })],
  ['a construct with a nested stack in it told to wait for a resource', inStack((stack) => {
    const around = new Construct(stack, 'Around');
    const [later, earlier] = [instance(nestedIn(around, 'Nested')), instance(stack)];
    around.node.addDependency(earlier);
    return [later, earlier];
  })],
  ['one nested stack told to wait for another', inStack((stack) => {
    const [a, b] = [nestedIn(stack, 'A'), nestedIn(stack, 'B')];
    a.addStackDependency(b);
    return [instance(a), instance(b)];
  })],
  ['a resource told to wait for one in another nested stack', inStack((stack) => {
    const [a, b] = [nestedIn(stack, 'A'), nestedIn(nestedIn(stack, 'B'), 'Deeper')];
    const [later, earlier] = [instance(a), instance(b)];
    later.node.addDependency(earlier);
    return [later, earlier];
  })],
  ['DependsOn of a nested stack of an included template', inStack((stack) => {
    const nested = templateFile({ Resources: { Inner: INSTANCE } });
    const template = new CfnInclude(stack, 'Template', {
      templateFile: templateFile({ Resources: { B: INSTANCE, Nested: { Type: 'AWS::CloudFormation::Stack', DependsOn: 'B', Properties: { TemplateURL: 'https://x' } } } }),
      loadNestedStacks: { Nested: { templateFile: nested } },
    });
    return [template.getNestedStack('Nested').includedTemplate.getResource('Inner'), template.getResource('B')];
  })],
  ['DependsOn of an included template with a nested stack in it', inStack((stack) => {
    const nested = templateFile({ Resources: { Inner: INSTANCE } });
    const template = new CfnInclude(stack, 'Template', {
      templateFile: templateFile({ Resources: { B: { ...INSTANCE, DependsOn: 'Nested' }, Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://x' } } } }),
      loadNestedStacks: { Nested: { templateFile: nested } },
    });
    return [template.getResource('B'), template.getNestedStack('Nested').includedTemplate.getResource('Inner')];
  })],
];

const ACROSS_STACKS: readonly Case[] = [
  ['a stack told to wait for another', inTwo((a, b) => {
    a.addStackDependency(b);
    return [instance(a), instance(b)];
  })],
  ['a stack as a construct told to wait for another', inTwo((a, b) => {
    a.node.addDependency(b);
    return [instance(a), instance(b)];
  })],
  ['a resource told to wait for a resource', inTwo((a, b) => {
    const [later, earlier] = [instance(a), instance(b)];
    instance(a, 'Other').addResourceDependency(earlier);
    return [later, earlier];
  })],
  ['a construct told to wait for a construct', inTwo((a, b) => {
    new Construct(a, 'Empty').node.addDependency(new Construct(b, 'Empty'));
    return [instance(a), instance(b)];
  })],
  ['a construct in a nested stack told to wait for one in another', inTwo((a, b) => {
    const [later, earlier] = [instance(nestedIn(a, 'Nested')), instance(nestedIn(b, 'Nested'))];
    later.node.addDependency(earlier);
    return [later, earlier];
  })],
  ['a reference', inTwo((a, b) => {
    const [later, earlier] = [instance(a), instance(b)];
    new CfnResource(a, 'Alarm', { type: 'AWS::CloudWatch::Alarm', properties: { Dimensions: [{ Name: 'DBInstanceIdentifier', Value: earlier.ref }] } });
    return [later, earlier];
  })],
  ['a reference in a text', inTwo((a, b) => {
    const [later, earlier] = [instance(a), instance(b)];
    later.sourceDbInstanceIdentifier = `arn:aws:rds:eu-west-1:111122223333:db:${earlier.ref}`;
    return [later, earlier];
  })],
  ['a reference of a chosen strength', inTwo((a, b) => {
    const [later, earlier] = [instance(a), instance(b)];
    later.sourceDbInstanceIdentifier = Stack.consumeReference(earlier.ref);
    return [later, earlier];
  })],
  ['a reference from a nested stack into another', inTwo((a, b) => {
    const [later, earlier] = [instance(nestedIn(a, 'Nested')), instance(nestedIn(b, 'Nested'))];
    later.sourceDbInstanceIdentifier = earlier.ref;
    return [later, earlier];
  })],
  ['a reference to the stack itself', inTwo((a, b) => {
    const [later, earlier] = [instance(a), instance(b)];
    later.dbInstanceIdentifier = b.stackId;
    return [later, earlier];
  })],
  ['a reference to a parameter', inTwo((a, b) => {
    const [later, earlier] = [instance(a), instance(b)];
    later.dbInstanceIdentifier = new CfnParameter(b, 'Name').valueAsString;
    return [later, earlier];
  })],
  ['a stack in between', inTwo((a, b) => {
    const between = new Stack(b.node.scope!, 'Between');
    a.addStackDependency(between);
    between.node.addDependency(b);
    return [instance(a), instance(b)];
  })],
  ['a stack declared within another', inTwo((a, b) => {
    const inner = new Stack(a, 'Inner');
    inner.addStackDependency(b);
    return [instance(inner), instance(b)];
  })],
  ['in a stage', (app) => {
    const stage = new Stage(app, 'Stage');
    const [a, b] = [new Stack(stage, 'A'), new Stack(stage, 'B')];
    const [later, earlier] = [instance(a), instance(b)];
    later.node.addDependency(earlier);
    return [later, earlier];
  }],
];

describe.each<[string, readonly Case[]]>([
  ['within a template', WITHIN_A_TEMPLATE],
  ['across nested stacks', ACROSS_NESTED_STACKS],
  ['across stacks', ACROSS_STACKS],
])('a resource is created after another, %s, before and after synthesis', (_, cases) => {
  test.each(cases)('%s', (__, declare) => {
    const app = newApp();
    const [later, earlier] = declare(app);
    expect([isAfter(app, later, earlier), isAfter(app, earlier, later)]).toEqual([true, false]);
    synthesize(app);
    expect([isAfter(app, later, earlier), isAfter(app, earlier, later)]).toEqual([true, false]);
  });
});

describe('a resource is not created after another, neither before nor after synthesis', () => {
  test.each<Case>([
    ['where nothing says so', inStack((stack) => [instance(stack, 'A'), instance(stack, 'B')])],
    ['that is itself', inStack((stack) => {
      const own = instance(stack, 'A');
      own.node.addDependency(own);
      return [own, own];
    })],
    ['that is beside the one it waits for', inStack((stack) => {
      const [later, earlier] = [instance(stack, 'A'), pair(stack, 'B')];
      later.node.addDependency(earlier.one);
      return [later, earlier.other];
    })],
    ['that is beside the one that waits', inStack((stack) => {
      const [later, earlier] = [pair(stack, 'A'), instance(stack, 'B')];
      later.one.node.addDependency(earlier);
      return [later.other, earlier];
    })],
    ['where the dependency is removed', inStack((stack) => {
      const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
      later.addResourceDependency(earlier);
      later.removeResourceDependency(earlier);
      return [later, earlier];
    })],
    ['where an override removes what the dependencies say', inStack((stack) => {
      const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
      later.node.addDependency(earlier);
      later.addDeletionOverride('DependsOn');
      return [later, earlier];
    })],
    ['where an override says something else', inStack((stack) => {
      const [later, earlier, another] = [instance(stack, 'A'), instance(stack, 'B'), instance(stack, 'C')];
      later.node.addDependency(earlier);
      later.addOverride('DependsOn', [another.logicalId]);
      return [later, earlier];
    })],
    ['where an override of a nested stack says something else', inStack((stack) => {
      const nested = nestedIn(stack, 'Nested');
      const [later, earlier, another] = [instance(nested), instance(stack), instance(stack, 'Other')];
      later.node.addDependency(earlier);
      (nested.nestedStackResource as CfnResource).addOverride('DependsOn', another.logicalId);
      return [later, earlier];
    })],
    ['that waits for another in a nested stack', inStack((stack) => {
      const nested = nestedIn(stack, 'Nested');
      const [later, earlier] = [instance(nested), instance(nested, 'Other')];
      new Construct(nested, 'Empty').node.addDependency(earlier);
      return [later, earlier];
    })],
    ['in another stack', inTwo((a, b) => [instance(a), instance(b)])],
    ['in another stack, where a construct around both stacks waits: CDK makes nothing of that', (app) => {
      const [a, b] = ['A', 'B'].map((id) => new Construct(app, id));
      a!.node.addDependency(b!);
      return [instance(new Stack(a!, 'Stack')), instance(new Stack(b!, 'Stack'))];
    }],
    ['in the stack around its own', inTwo((a, b) => {
      const inner = new Stack(a, 'Inner');
      a.addStackDependency(b);
      return [instance(inner), instance(a)];
    })],
    ['in another stage', (app) => {
      const [a, b] = ['A', 'B'].map((id) => new Stack(new Stage(app, id), 'Stack'));
      return [instance(a!), instance(b!)];
    }],
  ])('%s', (_, declare) => {
    const app = newApp();
    const [later, earlier] = declare(app);
    expect(isAfter(app, later, earlier)).toBe(false);
    synthesize(app);
    expect(isAfter(app, later, earlier)).toBe(false);
  });
});

test('a CDK that keeps the dependencies of a resource elsewhere is asked for them', () => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
  Reflect.deleteProperty(later, 'dependsOn');
  expect(isAfter(app, later, earlier)).toBe(false);
  jest.spyOn(later, 'obtainDependencies').mockReturnValue([earlier]);
  expect(isAfter(app, later, earlier)).toBe(true);
});

test('what nothing can wait for is left to synthesis', () => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const [later, earlier] = [instance(stack, 'A'), instance(stack, 'B')];
  later.node.addDependency({});
  expect(isAfter(app, later, earlier)).toBe(false);
  expect(() => synthesize(app)).toThrow('does not implement IDependable');
});

test('what a construct waits for is asked once, however many resources are in it, and in the other', () => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const [later, earlier, between] = ['A', 'B', 'Between'].map((id) => new Construct(stack, id));
  for (const around of [later!, earlier!]) for (let index = 0; index < 50; index++) instance(around, `Instance${index}`);
  let asked = 0;
  Dependable.implement(between!, {
    get dependencyRoots() {
      asked++;
      return [earlier!];
    },
  });
  later!.node.addDependency(between!);
  const instances = readConstructTree(app).all(KINDS.instance);
  const waits = instances.flatMap((one) => instances.filter((other) => one.waitsFor(other)));
  expect(waits).toHaveLength(50 * 50);
  expect(asked).toBe(1);
});
